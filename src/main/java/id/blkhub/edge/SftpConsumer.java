package id.blkhub.edge;

import id.blkhub.edge.ItemOutcome.Refused;
import id.blkhub.edge.ItemOutcome.Repeated;
import id.blkhub.message.Blamed;
import id.blkhub.message.Violation;
import id.blkhub.queue.Backoff;
import id.blkhub.sftp.RemoteFile;
import id.blkhub.sftp.SftpFailure;
import id.blkhub.sftp.SftpServer;
import id.blkhub.sftp.SftpVisit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Visits a partner's server again and again and gives the complete files there to its route, one
 * after the other, in a thread of its own: a server that is slow keeps nobody else waiting. A file
 * leaves in/ only when the broker has all of it.
 */
final class SftpConsumer extends DefaultConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(SftpConsumer.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final SftpSourceOptions options;
  private final SftpServer server;
  private final FolderLayout copies;
  private final RemoteDrop drop;
  private final Backoff backoff = new Backoff(LONGEST_PAUSE);
  private @Nullable ScheduledExecutorService thread;
  private volatile @Nullable SftpVisit visiting;
  private volatile boolean ending;
  private volatile long notBefore = System.nanoTime();

  SftpConsumer(
      Endpoint endpoint,
      Processor processor,
      SftpSourceOptions options,
      SftpServer server,
      FolderLayout copies,
      RemoteDrop drop) {
    super(endpoint, processor);
    this.options = options;
    this.server = server;
    this.copies = copies;
    this.drop = drop;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    copies.prepare();
    ending = false;
    thread =
        getEndpoint()
            .getCamelContext()
            .getExecutorServiceManager()
            .newSingleThreadScheduledExecutor(this, "partner-sftp");
    long every = options.drop().every().toMillis();
    thread.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() throws Exception {
    ending = true;
    SftpVisit current = visiting;
    if (current != null) {
      current.close();
    }
    if (thread != null) {
      getEndpoint().getCamelContext().getExecutorServiceManager().shutdown(thread);
      thread = null;
    }
    super.doStop();
  }

  @Override
  protected void doSuspend() throws Exception {
    doStop();
  }

  @Override
  protected void doResume() throws Exception {
    doStart();
  }

  private void look() {
    if (ending || System.nanoTime() - notBefore < 0) {
      return;
    }
    try (SftpVisit visit = server.visit(options.timeout())) {
      visiting = visit;
      copies.requireFolders();
      drop.prepare(visit);
      for (RemoteFile found : drop.complete(visit)) {
        if (ending) {
          return;
        }
        visit.within(options.timeout());
        take(visit, found);
      }
      drop.bring(visit, copies);
      backoff.reset();
    } catch (Exception e) {
      pause(e);
    } finally {
      visiting = null;
    }
  }

  /** The file is still there; whoever failed, server, broker or database, is given a while. */
  private void pause(Exception failure) {
    if (ending) {
      return;
    }
    notBefore = System.nanoTime() + backoff.pause(Duration.ZERO).toNanos();
    if (failure instanceof SftpFailure known) {
      LOG.warn(
          "partner={} code={} {}",
          options.drop().partner(),
          known.why().code(),
          known.why().message().en());
    } else {
      LOG.warn(
          "partner={} code={} {}",
          options.drop().partner(),
          EdgeProblem.NOT_TAKEN_NOW.code(),
          EdgeProblem.NOT_TAKEN_NOW.text().en(),
          Blamed.of(failure));
    }
  }

  private void take(SftpVisit visit, RemoteFile found) throws Exception {
    Path copy = copies.taking().resolve(UUID.randomUUID().toString());
    try {
      if (found.size() > options.drop().mostBytes()) {
        throw new ItemRefused(EdgeProblem.TOO_LARGE.violation(options.drop().mostBytes()));
      }
      SourceItem item = drop.copied(visit, found, copy);
      if (drop.isUnchanged(visit, found)) {
        give(visit, found, item);
      }
    } catch (ItemRefused e) {
      refuse(
          visit,
          found,
          SourceItem.uncopied(found.name(), options.origin(), copy, found),
          e.violation());
    } catch (SftpFailure failure) {
      if (!failure.isRefusal()) {
        throw failure;
      }
      // the others do not wait for it
      LOG.debug("A file on a server cannot be read or moved", Blamed.of(failure));
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private void give(SftpVisit visit, RemoteFile found, SourceItem item) throws Exception {
    TakenItem taken = ItemRoute.through(this, item);
    visit.within(options.timeout());
    if (taken.outcome() instanceof Refused refused) {
      refuse(visit, found, item, refused.told());
      return;
    }
    boolean repeated = taken.outcome() instanceof Repeated;
    if (!repeated) {
      // its result is written beside it
      Files.move(
          item.bytes(),
          copies.done().resolve(item.keptName()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    drop.done(visit, found, item);
    taken.confirmed().run();
    if (taken.outcome() instanceof Repeated again) {
      copies.tell(item, "ulang", again.told());
    }
  }

  private void refuse(SftpVisit visit, RemoteFile found, SourceItem item, Violation why)
      throws IOException {
    drop.failed(visit, found, item);
    copies.tell(item, "gagal", why);
  }
}
