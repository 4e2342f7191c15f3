package id.blkhub.store;

import id.blkhub.message.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Looks at the database files before SQLite opens them: of a missing or empty file SQLite makes a
 * new database without a word, and the hub would go on as if nothing had ever been received.
 *
 * <p>Source of the header: sqlite.org/fileformat2.html#the_database_header.
 */
final class SqliteFiles {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 100;

  private SqliteFiles() {}

  /**
   * @param broker the folder of the broker's files; the broker first starts when both databases are
   *     made
   * @throws StoreUnusable when a file is damaged, missing beside a broker's files, or no database
   */
  static void check(Path data, Path broker) {
    boolean used = Files.exists(broker.resolve("bindings"));
    for (String name : List.of("hub", "journal")) {
      Path file = data.resolve(name + ".db");
      try {
        check(file, used);
      } catch (IOException e) {
        throw StoreUnusable.at(file, e);
      }
    }
  }

  private static void check(Path file, boolean used) throws IOException {
    if (Files.isDirectory(file)) {
      throw damaged(
          file, new Text("adalah folder, bukan basis data", "is a folder, not a database"));
    }
    boolean there = Files.exists(file) && Files.size(file) > 0;
    if (!there) {
      if (used) {
        throw damaged(
            file,
            Files.exists(file)
                ? new Text("kosong", "is empty")
                : new Text("tidak ada", "is missing"));
      }
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = ByteBuffer.allocate(HEADER);
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // until it is full or the file ends
      }
      if (header.hasRemaining() || !startsWithMagic(header)) {
        throw damaged(
            file,
            new Text(
                "tidak diawali seperti basis data SQLite",
                "does not begin like an SQLite database"));
      }
      if (size(header) > channel.size() && !hasLog(file)) {
        throw damaged(
            file,
            new Text(
                "terpotong: %d dari %d bita".formatted(channel.size(), size(header)),
                "is cut off: %d of %d bytes".formatted(channel.size(), size(header))));
      }
    }
  }

  private static boolean startsWithMagic(ByteBuffer header) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (header.get(i) != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  /** By what the header says; 0 where it is not valid. */
  private static long size(ByteBuffer header) {
    int pageSize = header.getShort(16) == 1 ? 65_536 : header.getShort(16) & 0xFFFF;
    boolean valid = header.getInt(24) == header.getInt(92);
    return valid ? (long) pageSize * header.getInt(28) : 0;
  }

  /** Then pages that the file lacks may be there. */
  private static boolean hasLog(Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    return Files.exists(log) && Files.size(log) > 0;
  }

  static StoreUnusable damaged(Path file, Text what) {
    return new StoreUnusable(StoreProblem.DAMAGED, file, what);
  }
}
