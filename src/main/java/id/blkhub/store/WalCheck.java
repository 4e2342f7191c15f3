package id.blkhub.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Looks for commits at the end of an SQLite log that cannot be read any more. SQLite itself leaves
 * out everything from the first frame on whose checksum is wrong, without a word: right for what a
 * crash cut off before it was committed, silent loss for commits that a damaged disk took.
 *
 * <p>Source: sqlite.org/fileformat2.html#walformat.
 */
final class WalCheck {
  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int BIG_ENDIAN_SUMS = 0x377f0683;
  private static final int LITTLE_ENDIAN_SUMS = 0x377f0682;

  private final FileChannel log;
  private final ByteBuffer header;
  private final ByteOrder order;
  private final int pageSize;
  private int sum1;
  private int sum2;

  private WalCheck(FileChannel log, ByteBuffer header, ByteOrder order) {
    this.log = log;
    this.header = header;
    this.order = order;
    this.pageSize = header.getInt(8);
  }

  /**
   * How many commits stand in the log and cannot be read.
   *
   * @param database the file the log belongs to
   * @return 0 where there is no log, or its end is sound or holds nothing that was committed
   */
  static int unreadableCommits(Path database) throws IOException {
    Path file = database.resolveSibling(database.getFileName() + "-wal");
    if (!Files.exists(file)) {
      return 0;
    }
    try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = read(log, 0, HEADER);
      if (header == null) {
        return 0;
      }
      int magic = header.getInt(0);
      if (magic != BIG_ENDIAN_SUMS && magic != LITTLE_ENDIAN_SUMS) {
        return log.size() > HEADER ? 1 : 0;
      }
      return new WalCheck(
              log,
              header,
              magic == BIG_ENDIAN_SUMS ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
          .count();
    }
  }

  private int count() throws IOException {
    add(header, 0, FRAME_HEADER);
    if (sum1 != header.getInt(24) || sum2 != header.getInt(28)) {
      return 1;
    }
    boolean sound = true;
    int lost = 0;
    long size = log.size();
    for (long at = HEADER; at + FRAME_HEADER <= size; at += FRAME_HEADER + pageSize) {
      ByteBuffer frame = read(log, at, FRAME_HEADER);
      if (frame == null) {
        break;
      }
      if (frame.getInt(8) != header.getInt(16) || frame.getInt(12) != header.getInt(20)) {
        // written before the log began anew; a damaged head looks the same and ends the log too
        sound = false;
        continue;
      }
      sound = sound && isSound(frame, read(log, at + FRAME_HEADER, pageSize));
      boolean commits = frame.getInt(4) != 0;
      if (!sound && commits) {
        lost++;
      }
    }
    return lost;
  }

  private boolean isSound(ByteBuffer frame, @Nullable ByteBuffer page) {
    if (page == null) {
      return false;
    }
    add(frame, 0, 8);
    add(page, 0, pageSize);
    return sum1 == frame.getInt(16) && sum2 == frame.getInt(20);
  }

  private void add(ByteBuffer bytes, int from, int length) {
    ByteBuffer words = bytes.duplicate().order(order);
    for (int at = from; at < from + length; at += 8) {
      sum1 += words.getInt(at) + sum2;
      sum2 += words.getInt(at + 4) + sum1;
    }
  }

  /** Null where the file ends before. */
  private static @Nullable ByteBuffer read(FileChannel log, long at, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (log.read(bytes, at + bytes.position()) < 0) {
        return null;
      }
    }
    return bytes;
  }
}
