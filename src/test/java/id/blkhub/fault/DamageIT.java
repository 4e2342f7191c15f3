package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.crash.JournalRows;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.store.Engine;
import id.blkhub.support.HubProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last bytes of what SQLite wrote are gone or changed after a kill, as on a failing disk. */
class DamageIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int ROUNDS = Extent.of(1, 6);
  private static final int CONFIRMED_BETWEEN = Extent.of(30, 60);
  private static final int WAL_HEADER = 32;
  private static final int FRAME = 24 + 4_096;

  @TempDir Path data;

  @Test
  void shouldSayWhatIsLostAndDeliverWhatWasConfirmed() throws Exception {
    List<String> counted = new ArrayList<>();
    try (BnspStub bnsp = BnspStub.start(0);
        HubProcess hub = new HubProcess(data, Engine.SQLITE, bnsp)) {
      hub.start();
      try (Load load = new Load(Load.Ports.of(hub))) {
        for (int round = 0; round < ROUNDS; round++) {
          int before = load.all().size();
          await("some to be served")
              .atMost(SOON)
              .until(() -> load.all().size() > before + CONFIRMED_BETWEEN);
          hub.kill9();
          boolean cut = round % 2 == 0;
          damage(data.resolve("hub.db-wal"), cut);
          // with one round only, each is damaged in a way of its own
          damage(data.resolve("journal.db-wal"), ROUNDS == 1 ? !cut : cut);
          hub.start();
          assertThat(hub.written().lines().filter(line -> line.contains("HUB-J012")))
              .as("what the start said")
              .hasSize(2);
        }
        load.stop();
        Reconciled.everyoneHasTheirs(hub, load);
        int known = new JournalRows(hub.journalUrl()).accepted().size();
        assertThat(known).isLessThanOrEqualTo(load.all().size());
        counted.add(
            "%d confirmed, each delivered once; %d of them the journal does not know, and said so"
                .formatted(load.all().size(), load.all().size() - known));
      }
      FaultReport.add(
          "7 last bytes damaged",
          "SQLite",
          "both -wal files, "
              + ROUNDS
              + " times after SIGKILL: cut by 1,000 bytes, or 64 bytes changed, in the last commit",
          String.join("; ", counted));
    }
  }

  /**
   * In the last commit of the log's current round. What lies behind it is of a transaction that the
   * kill cut off, or of an earlier round.
   */
  private static void damage(Path log, boolean cut) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.seek(16);
      long salts = file.readLong();
      long last = -1;
      for (long at = WAL_HEADER; at + FRAME <= file.length(); at += FRAME) {
        file.seek(at + 8);
        if (file.readLong() != salts) {
          break;
        }
        file.seek(at + 4);
        boolean commit = file.readInt() != 0;
        last = commit ? at : last;
      }
      assertThat(last).as("a commit in " + log).isPositive();
      if (cut) {
        file.setLength(last + FRAME - 1_000);
      } else {
        file.seek(last + FRAME - 64);
        file.write(new byte[64]);
        file.seek(last + 1_000);
        file.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
      }
    }
  }
}
