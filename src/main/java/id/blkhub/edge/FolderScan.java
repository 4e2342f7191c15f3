package id.blkhub.edge;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the complete files of an inbox: those whose size and time have not changed for a while, or
 * those with a marker. What begins with a dot or ends as uploads do until they are renamed, and
 * everything that is no plain file, is left alone.
 */
final class FolderScan {
  private static final int MOST = 1_000;

  private final Path inbox;
  private final DropFolderOptions options;
  private final UploadNames names;
  private final SettledLooks<Path, Look> looks;

  /** What a file looked like, and since when. */
  record Look(long size, FileTime changed, String key) {}

  /** A file that is complete. */
  record Found(Path file, Look look) {}

  FolderScan(Path inbox, DropFolderOptions options, Clock clock) {
    this.inbox = inbox;
    this.options = options;
    this.names = new UploadNames(options.markerEnding());
    this.looks = new SettledLooks<>(options.settle(), clock);
  }

  /** The complete files, the oldest first: of two versions of a sheet the later one counts. */
  List<Found> complete() throws IOException {
    looks.begin();
    List<Found> complete = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(inbox, this::mayBeTaken)) {
      for (Path file : files) {
        Optional<Look> look = look(file);
        if (look.isPresent() && looks.seen() < MOST) {
          boolean settled = looks.isSettled(file, look.get());
          if (options.markerEnding().isEmpty() ? settled : isMarked(file)) {
            complete.add(new Found(file, look.get()));
          }
        }
      }
    }
    complete.sort(
        Comparator.comparing((Found found) -> found.look().changed()).thenComparing(Found::file));
    return complete;
  }

  private boolean mayBeTaken(Path file) {
    return names.mayBeTaken(file.getFileName().toString());
  }

  private boolean isMarked(Path file) {
    return Files.isRegularFile(marker(file), LinkOption.NOFOLLOW_LINKS);
  }

  /** The file that says this one is complete. */
  Path marker(Path file) {
    return file.resolveSibling(file.getFileName() + options.markerEnding());
  }

  /** Empty where it is gone, or no plain file. A link may lead anywhere, so it is none. */
  static Optional<Look> look(Path file) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          ? Optional.of(
              new Look(
                  attributes.size(),
                  attributes.lastModifiedTime(),
                  String.valueOf(attributes.fileKey())))
          : Optional.empty();
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }
}
