package id.blkhub.edge;

import id.blkhub.edge.ItemOutcome.Refused;
import id.blkhub.edge.ItemOutcome.Repeated;
import id.blkhub.message.Blamed;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
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
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Visits a partner's server again and again and gives the complete files there to its route, one
 * after the other, in a thread of its own: a server that is slow keeps nobody else waiting. A file
 * leaves in/ only when the broker has all of it.
 */
final class SftpConsumer extends LookingConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(SftpConsumer.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final SftpSourceOptions options;
  private final SftpServer server;
  private final FolderLayout copies;
  private final RemoteDrop drop;
  private volatile @Nullable SftpVisit visiting;

  SftpConsumer(
      Endpoint endpoint,
      Processor processor,
      SftpSourceOptions options,
      SftpServer server,
      FolderLayout copies,
      RemoteDrop drop,
      SourceServices services) {
    super(
        endpoint,
        processor,
        new PartnerId(options.drop().partner()),
        options.origin(),
        new LookPlan(options.drop().every(), LONGEST_PAUSE, null),
        services);
    this.options = options;
    this.server = server;
    this.copies = copies;
    this.drop = drop;
  }

  @Override
  protected void prepare() {
    copies.prepare();
  }

  @Override
  protected void interrupt() {
    SftpVisit current = visiting;
    if (current != null) {
      current.close();
    }
  }

  @Override
  protected void look() throws Exception {
    try (SftpVisit visit = server.visit(options.timeout())) {
      visiting = visit;
      copies.requireFolders();
      drop.prepare(visit);
      for (RemoteFile found : drop.complete(visit)) {
        if (ending()) {
          return;
        }
        visit.within(options.timeout());
        take(visit, found);
      }
      settle(name -> drop.has(visit, name));
      drop.bring(visit, copies);
      drop.clear(visit);
    } finally {
      visiting = null;
    }
  }

  @Override
  protected @Nullable Violation known(Exception failure) {
    return failure instanceof SftpFailure known ? known.why() : null;
  }

  private void take(SftpVisit visit, RemoteFile found) throws Exception {
    Path copy = copies.taking().resolve(UUID.randomUUID().toString());
    try {
      if (found.size() > options.drop().mostBytes()) {
        throw new ItemRefused(EdgeProblem.TOO_LARGE.violation(options.drop().mostBytes()));
      }
      SourceItem item = drop.copied(visit, found, copy);
      if (drop.isUnchanged(visit, found)) {
        giveAndPutAway(visit, found, item);
      }
    } catch (ItemRefused e) {
      giveAndPutAway(
          visit,
          found,
          SourceItem.uncopied(found.name(), options.origin(), copy, found, e.violation()));
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

  private void giveAndPutAway(SftpVisit visit, RemoteFile found, SourceItem item) throws Exception {
    TakenItem taken = give(item);
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
