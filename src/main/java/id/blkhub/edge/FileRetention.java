package id.blkhub.edge;

import id.blkhub.message.Blamed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what has lain long enough in the folders where sources put files away and answer: it has
 * the personal data of the messages that came of it.
 */
final class FileRetention implements SourceRetention {
  private static final Logger LOG = LoggerFactory.getLogger(FileRetention.class);
  private static final Set<String> PUT_AWAY = Set.of("done", "failed", "results");

  /** Uploads and mails have a folder more above theirs. */
  private static final int DEEPEST = 4;

  private final ItemFolders folders;
  private final Duration kept;
  private final Clock clock;

  /**
   * @param kept how long a file lies there
   */
  FileRetention(ItemFolders folders, Duration kept, Clock clock) {
    if (kept.isNegative() || kept.isZero()) {
      throw new IllegalArgumentException("hub.retention.files is " + kept + ", must be positive");
    }
    this.folders = folders;
    this.kept = kept;
    this.clock = clock;
  }

  /** Its own time counts: a file is needed no longer than a payload. */
  @Override
  public long purge(Instant before) {
    Instant oldest = clock.instant().minus(kept);
    return clear(folders.files(), oldest) + clear(folders.copies(), oldest);
  }

  private static long clear(Path root, Instant oldest) {
    if (!Files.isDirectory(root)) {
      return 0;
    }
    long cleared = 0;
    try (Stream<Path> found = Files.walk(root, DEEPEST)) {
      for (Path folder : found.filter(FileRetention::isPutAway).toList()) {
        cleared += clearFolder(folder, oldest);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn(
          "cause={} Files that were put away cannot all be cleared now", e.getClass().getName());
    }
    return cleared;
  }

  /** Beside it are the hub's own copies, so it is a source's. */
  private static boolean isPutAway(Path folder) {
    return PUT_AWAY.contains(folder.getFileName().toString())
        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.isDirectory(folder.resolveSibling(".taking"), LinkOption.NOFOLLOW_LINKS);
  }

  private static long clearFolder(Path folder, Instant oldest) throws IOException {
    List<Path> old;
    try (Stream<Path> files = Files.list(folder)) {
      old = files.filter(file -> isOlder(file, oldest)).toList();
    }
    for (Path file : old) {
      Files.deleteIfExists(file);
    }
    return old.size();
  }

  private static boolean isOlder(Path file, Instant oldest) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.getLastModifiedTime(file).toInstant().isBefore(oldest);
    } catch (IOException gone) {
      LOG.debug("A file was taken away meanwhile", Blamed.of(gone));
      return false;
    }
  }
}
