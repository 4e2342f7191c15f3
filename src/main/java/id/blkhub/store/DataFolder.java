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
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one hub's data, which no two processes may use: a lock that its operating system
 * takes away with the process, however that ends.
 */
final class DataFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the folder; one that is in use is waited for, as the hub before may still be ending.
   *
   * @throws StoreUnusable when it cannot be made or is still in use after that time
   */
  static DataFolder take(Path path, Duration atMost) {
    FileChannel channel = open(path);
    try {
      lock(path, channel, atMost);
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new DataFolder(path, channel);
    } catch (IOException | StoreUnusable e) {
      try {
        channel.close();
      } catch (IOException unclosed) {
        e.addSuppressed(unclosed);
      }
      if (e instanceof StoreUnusable inUse) {
        throw inUse;
      }
      throw new StoreUnusable(
          "HUB-J010 hub.data cannot be locked for this hub alone: " + path + " (" + e + ")", e);
    }
  }

  private static FileChannel open(Path path) {
    try {
      Files.createDirectories(path);
      return FileChannel.open(
          path.resolve("lock"),
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new StoreUnusable("HUB-J010 hub.data cannot be made or is no folder: " + path, e);
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
        throw new StoreUnusable(
            "HUB-J011 hub.data is in use by another hub (process " + holder(path) + "): " + path);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
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

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
