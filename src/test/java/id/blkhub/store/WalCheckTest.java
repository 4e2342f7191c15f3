package id.blkhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs as SQLite itself writes them, copied while it is open, as a crash leaves them. */
class WalCheckTest {
  private static final int COMMITS = 5;

  @TempDir Path folder;
  private Path copy;
  private Path log;

  @BeforeEach
  void crash() throws SQLException, IOException {
    Path database = folder.resolve("one.db");
    copy = folder.resolve("two.db");
    log = folder.resolve("two.db-wal");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement sql = connection.createStatement()) {
      sql.execute("PRAGMA journal_mode = WAL");
      sql.execute("CREATE TABLE t (n INTEGER, text TEXT)");
      // a longer log of an earlier round lies behind the one that counts
      for (int n = 0; n < 4 * COMMITS; n++) {
        sql.execute("INSERT INTO t VALUES (0, 'earlier')");
      }
      sql.execute("PRAGMA wal_checkpoint(RESTART)");
      for (int n = 1; n <= COMMITS; n++) {
        sql.execute("INSERT INTO t VALUES (" + n + ", hex(randomblob(40)))");
      }
      Files.copy(database, copy);
      Files.copy(folder.resolve("one.db-wal"), log);
    }
  }

  @Test
  void shouldFindNothingInASoundLogNorWhereThereIsNone() throws IOException {
    assertThat(WalCheck.unreadableCommits(copy)).isZero();
    assertThat(WalCheck.unreadableCommits(folder.resolve("none.db"))).isZero();
  }

  @Test
  void shouldCountTheCommitsFromTheFirstChangedByteOn() throws Exception {
    change(lastFrame() + 24 + 100);
    assertThat(WalCheck.unreadableCommits(copy)).isEqualTo(1);
    change(lastFrame() - 4_120 + 24 + 100);
    assertThat(WalCheck.unreadableCommits(copy)).isEqualTo(2);
    assertThat(readable()).isEqualTo(COMMITS - 2);
  }

  @Test
  void shouldCountACommitThatIsCutOff() throws Exception {
    cut(lastFrame() + 24 + 4_096 - 1);
    assertThat(WalCheck.unreadableCommits(copy)).isEqualTo(1);
    assertThat(readable()).isEqualTo(COMMITS - 1);
  }

  @Test
  void shouldSayThatALogWithoutAReadableHeadIsLost() throws Exception {
    change(3);
    assertThat(WalCheck.unreadableCommits(copy)).isEqualTo(1);
    assertThat(readable()).isZero();
  }

  /** Each commit here changes one page, and the log's page is of 4,096 bytes. */
  private long lastFrame() {
    return 32 + (COMMITS - 1) * 4_120L;
  }

  private void change(long at) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.seek(at);
      int before = file.read();
      file.seek(at);
      file.write(before ^ 0xff);
    }
  }

  private void cut(long size) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(size);
    }
  }

  /** How many of the numbered rows SQLite itself still finds. */
  private int readable() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement sql = connection.createStatement();
        var rows = sql.executeQuery("SELECT COUNT(*) FROM t WHERE n > 0")) {
      return rows.getInt(1);
    }
  }
}
