package id.blkhub.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one hub's data, which no two processes may use: a lock that its operating system
 * takes away with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Path path;
  private final Path broker;
  private final FileChannel channel;
  private final OwnerOnlyWatch rights;

  private DataFolder(Path path, Path broker, FileChannel channel, OwnerOnlyWatch rights) {
    this.path = path;
    this.broker = broker;
    this.channel = channel;
    this.rights = rights;
  }

  /**
   * Takes the folder; one that is in use is waited for, as the hub before may still be ending.
   *
   * @throws StoreUnusable when it cannot be made or is still in use after that time
   */
  static DataFolder take(Path path, Duration atMost) {
    return take(path, path, atMost);
  }

  /**
   * @param broker the folder of the broker's files, which may lie elsewhere
   */
  static DataFolder take(Path path, Path broker, Duration atMost) {
    FileChannel channel = open(path);
    try {
      lock(path, channel, atMost);
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      OwnerOnly.makeFolder(broker);
      return new DataFolder(path, broker, channel, OwnerOnlyWatch.of(List.of(path, broker)));
    } catch (StoreUnusable e) {
      close(channel, e);
      throw e;
    } catch (IOException e) {
      close(channel, e);
      throw StoreUnusable.at(path, e);
    }
  }

  private static void close(FileChannel channel, Exception cause) {
    try {
      channel.close();
    } catch (IOException unclosed) {
      cause.addSuppressed(unclosed);
    }
  }

  private static FileChannel open(Path path) {
    try {
      OwnerOnly.makeFolder(path);
      OwnerOnly.makeFile(path.resolve("lock"));
      return FileChannel.open(
          path.resolve("lock"), StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw StoreUnusable.at(path, e);
    }
  }

  private static void lock(Path path, FileChannel channel, Duration atMost) throws IOException {
    long end = System.nanoTime() + atMost.toNanos();
    boolean told = false;
    while (tryLock(channel) == null) {
      if (!told) {
        LOG.warn("{} is in use by process {}; waiting for its end", path, holder(path));
        told = true;
      }
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        throw new StoreUnusable(StoreProblem.IN_USE, holder(path), path);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /** Whether a hub has the folder now; one that is not there is free. */
  public static boolean inUse(Path path) {
    Path lock = path.resolve("lock");
    if (!Files.isRegularFile(lock)) {
      return false;
    }
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock free = tryLock(channel)) {
      return free == null;
    } catch (IOException e) {
      // whoever opens it next says why
      return false;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // another hub of this process
      return null;
    }
  }

  private static String holder(Path path) {
    try {
      return Files.readString(path.resolve("lock"));
    } catch (IOException e) {
      return "unknown";
    }
  }

  Path path() {
    return path;
  }

  /** The folder of the broker's files. */
  Path broker() {
    return broker;
  }

  @Override
  public void close() throws IOException {
    rights.close();
    channel.close();
  }
}
