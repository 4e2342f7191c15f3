package id.blkhub.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps files from everybody but their owner, whatever the umask of the process. Where the file
 * system knows no such rights, nothing happens.
 */
final class OwnerOnly {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /** Makes the folder and those above it where they are missing; one that is there is kept. */
  static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder, rights(folder, "rwx------"));
  }

  /** Makes an empty file, for whoever writes into it later. */
  static void makeFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file, rights(file, "rw-------"));
    }
  }

  private static FileAttribute<?>[] rights(Path path, String rights) throws IOException {
    Path there = path.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there != null && Files.getFileStore(there).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Takes the rights of all others away from a file or folder; a link is left as it is.
   *
   * @throws IOException where it belongs to another user
   */
  static void narrow(Path path) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null || Files.isSymbolicLink(path)) {
      return;
    }
    Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
    rights.addAll(view.readAttributes().permissions());
    if (rights.retainAll(OWNER)) {
      view.setPermissions(rights);
    }
  }

  /**
   * The same for a folder and all in it; what is gone meanwhile is passed over.
   *
   * @return the first that could not be narrowed; null where all were
   */
  static @Nullable Path narrowAll(Path folder) throws IOException {
    Narrowing narrowing = new Narrowing();
    // the folder itself may be a link
    Files.walkFileTree(folder.toRealPath(), narrowing);
    return narrowing.failed;
  }

  private static final class Narrowing extends SimpleFileVisitor<Path> {
    private @Nullable Path failed;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return one(folder);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return one(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    private FileVisitResult one(Path path) {
      try {
        narrow(path);
      } catch (IOException e) {
        failed = failed == null && Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? path : failed;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
