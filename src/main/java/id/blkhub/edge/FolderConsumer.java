package id.blkhub.edge;

import id.blkhub.edge.FolderScan.Found;
import id.blkhub.edge.ItemOutcome.Refused;
import id.blkhub.edge.ItemOutcome.Repeated;
import id.blkhub.message.Blamed;
import id.blkhub.message.Violation;
import id.blkhub.queue.Backoff;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the files of a folder to its route, one after the other. Works on a copy of its own, so
 * that what a partner does to the file meanwhile changes nothing, and removes the file from the
 * inbox only when the broker has all of it and the copy lies in done/.
 */
final class FolderConsumer extends DefaultConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(FolderConsumer.class);

  /** After a failure of the broker or a database. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final FolderScan scan;
  private final FolderLayout layout;
  private final DropFolderOptions options;
  private final ScheduledExecutorService threads;
  private @Nullable Future<?> looking;
  private volatile boolean ending;
  private volatile long notBefore = System.nanoTime();
  private final Backoff backoff = new Backoff(LONGEST_PAUSE);

  FolderConsumer(
      Endpoint endpoint,
      Processor processor,
      FolderScan scan,
      FolderLayout layout,
      DropFolderOptions options,
      ScheduledExecutorService threads) {
    super(endpoint, processor);
    this.scan = scan;
    this.layout = layout;
    this.options = options;
    this.threads = threads;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    layout.prepare();
    ending = false;
    long every = options.every().toMillis();
    looking = threads.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() throws Exception {
    ending = true;
    if (looking != null) {
      looking.cancel(false);
      looking = null;
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
    try {
      layout.requireFolders();
      for (Found found : scan.complete()) {
        if (ending) {
          return;
        }
        take(found);
      }
      backoff.reset();
    } catch (Exception e) {
      pause(e);
    }
  }

  /** The file is still there; whoever failed, broker or database, is given a while. */
  private void pause(Exception failure) {
    if (ending) {
      return;
    }
    notBefore = System.nanoTime() + backoff.pause(Duration.ZERO).toNanos();
    LOG.warn(
        "partner={} code={} {}",
        options.partner(),
        EdgeProblem.NOT_TAKEN_NOW.code(),
        EdgeProblem.NOT_TAKEN_NOW.text().en(),
        Blamed.of(failure));
  }

  private void take(Found found) throws Exception {
    String name = found.file().getFileName().toString();
    Path copy = layout.taking().resolve(UUID.randomUUID().toString());
    try {
      Optional<SourceItem> item = copied(found, name, copy);
      if (item.isPresent() && unchanged(found)) {
        give(found, item.get());
      }
    } catch (ItemRefused e) {
      putAway(
          found,
          SourceItem.uncopied(name, options.origin(), found.file(), found.look()),
          e.violation());
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** Empty where the file is gone or cannot be read: the others do not wait for it. */
  private Optional<SourceItem> copied(Found found, String name, Path copy) throws IOException {
    try (InputStream in = Files.newInputStream(found.file(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(SourceItem.copied(name, options.origin(), in, copy, options.mostBytes()));
    } catch (NoSuchFileException | AccessDeniedException notReadable) {
      LOG.debug("A file of an inbox cannot be read", Blamed.of(notReadable));
      return Optional.empty();
    }
  }

  private void give(Found found, SourceItem item) throws Exception {
    TakenItem taken = ItemRoute.through(this, item);
    ItemOutcome outcome = taken.outcome();
    if (outcome instanceof Refused refused) {
      putAway(found, item, refused.told());
      return;
    }
    move(item.bytes(), layout.done().resolve(item.keptName()));
    removeFromInbox(found);
    taken.confirmed().run();
    if (outcome instanceof Repeated repeated) {
      layout.tell(item, "ulang", repeated.told());
    }
  }

  private void putAway(Found found, SourceItem item, Violation why) throws IOException {
    move(item.bytes(), layout.failed().resolve(item.keptName()));
    removeFromInbox(found);
    layout.tell(item, "gagal", why);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A file that its partner has replaced meanwhile stays: it is another item. */
  private void removeFromInbox(Found found) throws IOException {
    if (unchanged(found)) {
      Files.deleteIfExists(found.file());
      if (!options.markerEnding().isEmpty()) {
        Files.deleteIfExists(scan.marker(found.file()));
      }
    }
  }

  private static boolean unchanged(Found found) throws IOException {
    return FolderScan.look(found.file()).equals(Optional.of(found.look()));
  }
}
