package id.blkhub.files;

import id.blkhub.message.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder. Symbolic links count as what they lead to, the folder itself among
 * them, because operators mount and link such folders.
 *
 * @param files regular files, sorted
 * @param broken links and folders that cannot be followed
 */
public record FileTree(List<Path> files, List<BrokenTree> broken) {
  private static final int DEEPEST = 16;

  /** A link to the root of a disk must not be read to its end. */
  private static final int MOST = 100_000;

  /** A link or folder that leads to no file, and why. */
  public record BrokenTree(Path path, Text why) {}

  /**
   * @throws UncheckedIOException when the folder itself cannot be read
   */
  public static FileTree of(Path folder) {
    List<Path> files = new ArrayList<>();
    List<BrokenTree> broken = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          DEEPEST,
          new Collector(folder, files, broken));
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": " + why(e).en(), e);
    }
    files.sort(null);
    return new FileTree(List.copyOf(files), List.copyOf(broken));
  }

  /** The files whose name ends so. */
  public List<Path> ending(String ending) {
    return files.stream().filter(file -> file.toString().endsWith(ending)).toList();
  }

  /** Why a folder or file cannot be used, without a name of a Java class. */
  public static Text why(IOException failure) {
    if (failure instanceof FileSystemLoopException) {
      return new Text(
          "tautan simbolis ini berputar: mengarah ke folder yang memuatnya",
          "the symbolic link goes in a circle: it leads to a folder that holds it");
    }
    if (failure instanceof AccessDeniedException) {
      return new Text(
          "pengguna proses ini tidak boleh membacanya", "the hub's user has no right to read it");
    }
    String reason = failure.getMessage() == null ? "" : failure.getMessage();
    return new Text("tidak dapat dibaca: " + reason, "it cannot be read: " + reason);
  }

  /** Why a path is no folder, for a sentence after its name. */
  public static Text noFolder(Path path) {
    if (Files.isSymbolicLink(path)) {
      return deadEnd(path);
    }
    return Files.exists(path)
        ? new Text("adalah berkas, bukan folder", "is a file, not a folder")
        : new Text("tidak ada", "does not exist");
  }

  private static Text deadEnd(Path link) {
    String target;
    try {
      target = Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      target = "?";
    }
    return new Text(
        "adalah tautan simbolis yang tidak sampai ke mana pun: " + target,
        "is a symbolic link that leads nowhere: " + target);
  }

  /** Visits all files; links and folders that cannot be followed are noted. */
  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<Path> files;
    private final List<BrokenTree> broken;

    Collector(Path folder, List<Path> files, List<BrokenTree> broken) {
      this.folder = folder;
      this.files = files;
      this.broken = broken;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        broken.add(new BrokenTree(file, deadEnd(file)));
      } else if (attributes.isRegularFile()) {
        files.add(file);
      }
      if (files.size() < MOST) {
        return FileVisitResult.CONTINUE;
      }
      broken.add(
          new BrokenTree(
              Objects.requireNonNullElse(file.getParent(), folder),
              new Text(
                  "lebih dari %,d berkas; sisanya tidak dibaca".formatted(MOST),
                  "more than %,d files; the rest is not read".formatted(MOST))));
      return FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(folder)) {
        throw failure;
      }
      broken.add(new BrokenTree(file, why(failure)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        return visitFileFailed(directory, failure);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
