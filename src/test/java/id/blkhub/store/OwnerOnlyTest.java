package id.blkhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the umask; these tests make files with the widest rights. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its file systems know no POSIX rights")
class OwnerOnlyTest {
  /** As far as the umask lets it. */
  private static final FileAttribute<?> WIDE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

  private static final Duration BRIEFLY = Duration.ofMillis(150);

  @TempDir Path home;

  @Test
  void shouldKeepWhatIsMadeFromOthers() throws Exception {
    Path data = home.resolve("data");

    try (DataFolder folder = DataFolder.take(data, data.resolve("broker"), BRIEFLY)) {
      assertThat(rights(folder.path())).isEqualTo("rwx------");
      assertThat(rights(folder.broker())).isEqualTo("rwx------");
      assertThat(rights(data.resolve("lock"))).isEqualTo("rw-------");
    }
  }

  @Test
  void shouldNarrowWhatWasThereAndWhatComesWhileTheHubRuns() throws Exception {
    Path data = Files.createDirectory(home.resolve("data"));
    Path old = open(Files.writeString(data.resolve("old"), ""));
    open(data);
    Path outside = open(Files.writeString(home.resolve("outside"), ""));
    Files.createSymbolicLink(data.resolve("link"), outside);

    try (DataFolder folder = DataFolder.take(data, data.resolve("broker"), BRIEFLY)) {
      assertThat(rights(data)).isEqualTo("rwx------");
      assertThat(rights(old)).isEqualTo("rwx------");
      assertThat(rights(outside)).as("what a link leads to").isEqualTo("rwxrwxrwx");

      Path paging = Files.createDirectory(folder.broker().resolve("paging"), WIDE);
      await().until(() -> rights(paging).equals("rwx------"));
      Path page = Files.createFile(paging.resolve("1.page"), WIDE);
      await().until(() -> rights(page).equals("rwx------"));
    }
  }

  @Test
  void shouldKeepTheDatabasesAndTheirLogsFromOthers() throws Exception {
    try (TestDatabases databases = TestDatabases.sqlite(home.resolve("data"))) {
      databases.hub().write(sql -> sql.sql("CREATE TABLE x (y INTEGER)").update());

      for (String file : new String[] {"hub.db", "hub.db-wal", "hub.db-shm", "journal.db"}) {
        assertThat(rights(home.resolve("data").resolve(file))).as(file).isEqualTo("rw-------");
      }
    }
  }

  private static Path open(Path path) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
