package id.blkhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** deploy/backup.sh beside a process that has the lock of the data open, as a hub has. */
class BackupScriptTest {
  private static final Path SCRIPT = Path.of("deploy/backup.sh").toAbsolutePath();
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Path home;
  private Path backups;
  private Process holder;

  @BeforeEach
  void makeAHome() throws IOException {
    home = folder.resolve("home");
    backups = folder.resolve("backups");
    for (String name : List.of("routes/blk", "mappings", "data/broker/journal")) {
      Files.createDirectories(home.resolve(name));
    }
    Files.writeString(home.resolve("routes/blk/partner.yaml"), "id: blk\n");
    Files.writeString(home.resolve("data/hub.db"), "rows");
    Files.writeString(home.resolve("data/broker/journal/1.amq"), "messages");
  }

  @AfterEach
  void end() {
    if (holder != null) {
      holder.destroyForcibly();
    }
  }

  @Test
  void shouldCopyEverythingWithItsSums() throws Exception {
    assertThat(run()).isZero();

    assertThat(backup().resolve("data/hub.db")).hasContent("rows");
    assertThat(backup().resolve("data/broker/journal/1.amq")).hasContent("messages");
    assertThat(backup().resolve("routes/blk/partner.yaml")).hasContent("id: blk");
    assertThat(sumsAgree()).isTrue();
    Files.writeString(backup().resolve("data/hub.db"), "rowz");
    assertThat(sumsAgree()).isFalse();
  }

  @Test
  void shouldHoldTheHubWhileItCopiesAndLetItGoOn() throws Exception {
    hold();

    assertThat(run("grep ^State: /proc/$(cat data/lock)/status > state")).isZero();

    assertThat(backup().resolve("state")).content().contains("T (stopped)");
    assertThat(state()).isNotEqualTo('T');
  }

  @Test
  void shouldLetTheHubGoOnWhenTheScriptIsKilled() throws Exception {
    hold();
    Process script = start("sleep 60");
    await("the hub to stand still").atMost(SOON).until(() -> state() == 'T');

    script.destroyForcibly();

    await("the hub to go on").atMost(SOON).until(() -> state() != 'T');
    assertThat(complete()).isEmpty();
  }

  @Test
  void shouldLeaveNothingWhereTheCommandFailsOrTakesTooLong() throws Exception {
    hold();

    assertThat(run("exit 3")).isNotZero();
    assertThat(start("sleep 60", "HUB_BACKUP_LONGEST=1").waitFor()).isNotZero();

    assertThat(state()).isNotEqualTo('T');
    assertThat(backups).isEmptyDirectory();
  }

  @Test
  void shouldStopNoProcessThatOnlyHasTheNumberOfAnOldLock() throws Exception {
    Files.writeString(home.resolve("data/lock"), Long.toString(ProcessHandle.current().pid()));

    assertThat(run()).isZero();
  }

  @Test
  void shouldTakeTheBrokersFilesFromElsewhereAndFollowLinks() throws Exception {
    Path broker = Files.move(home.resolve("data/broker"), folder.resolve("broker"));
    Path rows = Files.move(home.resolve("data/hub.db"), folder.resolve("hub.db"));
    Files.createSymbolicLink(home.resolve("data/hub.db"), rows);

    assertThat(start("", "HUB_BROKER_DATA=" + broker).waitFor()).isZero();

    assertThat(backup().resolve("data/broker/journal/1.amq")).hasContent("messages");
    assertThat(backup().resolve("data/hub.db")).isRegularFile().hasContent("rows");
    assertThat(Files.isSymbolicLink(backup().resolve("data/hub.db"))).isFalse();
  }

  @Test
  void shouldSayWhatIsMissing() throws Exception {
    Files.delete(home.resolve("data/hub.db"));
    Files.move(home.resolve("mappings"), folder.resolve("elsewhere"));

    assertThat(run()).isEqualTo(2);

    assertThat(folder.resolve("said")).content().contains("There is no folder", "mappings");
    assertThat(backups).doesNotExist();
  }

  /** Starts what has the lock open, as the hub does, with its number in it. */
  private void hold() throws IOException {
    Path lock = home.resolve("data/lock");
    holder =
        new ProcessBuilder(
                "bash", "-c", "exec 3>\"$1\"; echo -n $$ >&3; exec sleep 600", "-", "" + lock)
            .start();
    await("the lock").atMost(SOON).until(() -> Files.exists(lock) && Files.size(lock) > 0);
  }

  /** As the system shows it: T is stopped. */
  private char state() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + holder.pid() + "/stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2);
  }

  private int run(String... command) throws Exception {
    return start(command.length == 0 ? "" : command[0]).waitFor();
  }

  private Process start(String command, String... variables) throws IOException {
    ProcessBuilder builder =
        command.isEmpty()
            ? new ProcessBuilder(SCRIPT.toString(), home.toString(), backups.toString())
            : new ProcessBuilder(SCRIPT.toString(), home.toString(), backups.toString(), command);
    for (String variable : variables) {
      String[] parts = variable.split("=", 2);
      builder.environment().put(parts[0], parts[1]);
    }
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private boolean sumsAgree() throws Exception {
    Process check =
        new ProcessBuilder("sha256sum", "--quiet", "-c", "SHA256SUMS")
            .directory(backup().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return check.waitFor() == 0;
  }

  private Path backup() throws IOException {
    assertThat(complete()).as("backups, said: " + folder.resolve("said")).hasSize(1);
    return complete().get(0);
  }

  private List<Path> complete() throws IOException {
    try (Stream<Path> all = Files.list(backups)) {
      return all.filter(path -> !path.toString().endsWith(".part")).toList();
    }
  }
}
