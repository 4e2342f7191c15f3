package id.blkhub.edge;

import id.blkhub.edge.FolderScan.Found;
import id.blkhub.edge.ItemOutcome.Refused;
import id.blkhub.edge.ItemOutcome.Repeated;
import id.blkhub.message.Blamed;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
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
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the files of a folder to its route, one after the other. Works on a copy of its own, so
 * that what a partner does to the file meanwhile changes nothing, and removes the file from the
 * inbox only when the broker has all of it and the copy lies in done/.
 */
final class FolderConsumer extends LookingConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(FolderConsumer.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final FolderScan scan;
  private final FolderLayout layout;
  private final DropFolderOptions options;

  /**
   * @param threads of all folders
   */
  FolderConsumer(
      Endpoint endpoint,
      Processor processor,
      FolderScan scan,
      FolderLayout layout,
      DropFolderOptions options,
      ScheduledExecutorService threads,
      SourceServices services) {
    super(
        endpoint,
        processor,
        new PartnerId(options.partner()),
        options.origin(),
        new LookPlan(options.every(), LONGEST_PAUSE, threads),
        services);
    this.scan = scan;
    this.layout = layout;
    this.options = options;
  }

  @Override
  protected void prepare() {
    layout.prepare();
  }

  @Override
  protected void look() throws Exception {
    layout.requireFolders();
    for (Found found : scan.complete()) {
      if (ending()) {
        return;
      }
      take(found);
    }
    settle(name -> Files.exists(layout.inbox().resolve(name), LinkOption.NOFOLLOW_LINKS));
  }

  private void take(Found found) throws Exception {
    String name = found.file().getFileName().toString();
    Path copy = layout.taking().resolve(UUID.randomUUID().toString());
    try {
      Optional<SourceItem> item = copied(found, name, copy);
      if (item.isPresent() && unchanged(found)) {
        giveAndPutAway(found, item.get());
      }
    } catch (ItemRefused e) {
      giveAndPutAway(
          found,
          SourceItem.uncopied(name, options.origin(), found.file(), found.look(), e.violation()));
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

  private void giveAndPutAway(Found found, SourceItem item) throws Exception {
    TakenItem taken = give(item);
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
