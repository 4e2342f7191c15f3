package id.blkhub.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real file system of a few megabytes that a test can fill up; needs the rights to mount one. */
public final class SmallDisk implements AutoCloseable {
  private static final int CHUNK = 64 << 10;

  private final Path folder;
  private final Path ballast;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
  }

  /**
   * Mounts one on an empty folder.
   *
   * @return empty where this is no Linux or the user may not mount
   */
  public static Optional<SmallDisk> mount(Path folder, int megabytes) throws Exception {
    Files.createDirectories(folder);
    return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString())
        ? Optional.of(new SmallDisk(folder))
        : Optional.empty();
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  public Path folder() {
    return folder;
  }

  /** Fills it until that share is used; 100 leaves not a byte. */
  public void fillTo(int percent) throws IOException {
    FileStore store = Files.getFileStore(folder);
    long used = store.getTotalSpace() - store.getUsableSpace();
    long missing = store.getTotalSpace() * percent / 100 - used;
    try (FileChannel file =
        FileChannel.open(
            ballast,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND)) {
      ByteBuffer zeros = ByteBuffer.allocate(CHUNK);
      while (missing > 0) {
        zeros.clear().limit((int) Math.min(CHUNK, missing));
        missing -= file.write(zeros);
      }
    } catch (IOException full) {
      if (percent < 100) {
        throw full;
      }
    }
  }

  /** Gives back all that was filled up. */
  public void free() throws IOException {
    Files.deleteIfExists(ballast);
  }

  /** Percent of it that are used. */
  public int used() throws IOException {
    FileStore store = Files.getFileStore(folder);
    return Math.toIntExact(100 - store.getUsableSpace() * 100 / store.getTotalSpace());
  }

  @Override
  public void close() throws Exception {
    // lazily: a process that ended a moment ago may still hold it
    run("umount", "-l", folder.toString());
  }
}
