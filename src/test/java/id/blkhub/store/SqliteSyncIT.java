package id.blkhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What SQLite committed is on the disk. It is native code, so its syncs are counted from outside,
 * by strace.
 */
class SqliteSyncIT {
  private static final int COMMITS = 50;
  private static final String BEGIN = "commits-begin";

  @TempDir Path folder;

  @Test
  void shouldSyncEachCommit() throws Exception {
    assertThat(syncs("FULL")).isGreaterThanOrEqualTo(COMMITS);
  }

  /** So that the test above can fail. */
  @Test
  void shouldCountFewSyncsWhenSwitchedOff() throws Exception {
    assertThat(syncs("OFF")).isLessThan(COMMITS / 2);
    assertThat(syncs("NORMAL")).isLessThan(COMMITS / 2);
  }

  @Test
  void shouldRefuseADatabaseThatDoesNotSync() throws Exception {
    try (TestDatabases databases = TestDatabases.sqlite(folder)) {
      PooledDatabase hub = (PooledDatabase) databases.hub();
      synchronous(hub, "OFF");

      assertThatThrownBy(() -> Dialect.SQLITE.requireDurable(hub))
          .isInstanceOf(StoreUnusable.class)
          .hasMessageContaining("HUB-J002");
    }
  }

  private long syncs(String synchronous) throws Exception {
    assumeTrue(stracePresent(), "strace is not installed, or may not trace here");
    Path data = Files.createDirectory(folder.resolve(synchronous));
    Path trace = folder.resolve(synchronous + ".trace");
    List<String> command =
        List.of(
            "strace",
            "-f",
            "-qq",
            "-y",
            "-e",
            "trace=fsync,fdatasync",
            "-o",
            trace.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            SqliteSyncIT.class.getName(),
            data.toString(),
            synchronous);
    Path log = folder.resolve(synchronous + ".log");
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertThat(exit).as(Files.readString(log)).isZero();
    try (Stream<String> calls = Files.lines(trace)) {
      return calls
          .dropWhile(call -> !call.contains(BEGIN))
          .filter(call -> call.contains("sync(") && call.contains("hub.db"))
          .count();
    }
  }

  private static boolean stracePresent() throws InterruptedException {
    try {
      return new ProcessBuilder("strace", "-f", "-e", "trace=fsync", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  /** The process that is traced: opens the hub's databases and commits one row at a time. */
  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    try (TestDatabases databases = TestDatabases.sqlite(data)) {
      PooledDatabase hub = (PooledDatabase) databases.hub();
      if (!args[1].equals("FULL")) {
        synchronous(hub, args[1]);
      }
      hub.write(sql -> sql.sql("CREATE TABLE counted (n INTEGER)").update());
      try (FileChannel begin =
          FileChannel.open(
              data.resolve(BEGIN), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        begin.force(true);
      }
      for (int n = 0; n < COMMITS; n++) {
        int row = n;
        hub.write(sql -> sql.sql("INSERT INTO counted VALUES (?)").param(row).update());
      }
    }
  }

  /** The writer has one connection, so this holds until it is closed. */
  private static void synchronous(PooledDatabase database, String mode) throws SQLException {
    try (Connection connection = database.writer().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous = " + mode);
    }
  }
}
