package id.blkhub.journal;

import static id.blkhub.message.State.ACCEPTED;
import static id.blkhub.message.State.DELIVERED;
import static id.blkhub.message.State.HELD;
import static id.blkhub.message.State.PARKED;
import static id.blkhub.message.State.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.message.Refusal;
import id.blkhub.store.Database;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalRetentionTest {
  private static final RetentionSettings SETTINGS =
      new RetentionSettings(
          Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(90), Period.ofYears(5));
  private static final byte[] SEALED = {1, 2, 3};

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void shouldDeletePayloadsWhenTheirTimeIsOver(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Database journal = databases.journal();
      JournalRetention retention = new JournalRetention(journal, SETTINGS);
      Events done = Events.of("done");
      Events parked = Events.of("parked");
      Events late = Events.of("late");
      new JournalStore(journal)
          .write(
              List.of(
                  Events.of("rejected").payload("original", SEALED).message(REJECTED),
                  Events.of("held").payload("original", SEALED).message(HELD),
                  done.payload("canonical", SEALED).message(ACCEPTED),
                  done.payload("sent", SEALED).delivery(DELIVERED, "bnsp"),
                  parked.payload("canonical", SEALED).message(ACCEPTED),
                  parked.delivery(PARKED, "bnsp"),
                  late.payload("canonical", SEALED).message(ACCEPTED),
                  late.at(after(20)).delivery(DELIVERED, "bnsp")),
              List.of());

      assertThat(retention.purge(after(6)).payloads()).isZero();
      retention.purge(after(8));
      assertThat(payloads(journal)).containsExactly("done", "done", "held", "late", "parked");
      retention.purge(after(31));
      assertThat(payloads(journal)).containsExactly("held", "late", "parked");
      retention.purge(after(51));
      assertThat(payloads(journal)).containsExactly("held", "parked");
      assertThat(count(journal, "message")).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldDeleteTheLastTraceAfterFiveYears(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Database journal = databases.journal();
      JournalRetention retention = new JournalRetention(journal, SETTINGS);
      Events made = Events.of("m1");
      new JournalStore(journal)
          .write(
              List.of(made.message(ACCEPTED), made.at(after(10)).delivery(DELIVERED, "bnsp")),
              List.of(
                  new Refusal("r1", Events.START, "bank", "::1", "in.blk.x", "HUB-B001", "no")));

      assertThat(retention.purge(after(5 * 365 + 5)).messages()).isZero();
      assertThat(count(journal, "refusal")).isZero();
      assertThat(retention.purge(after(5 * 366 + 10)).messages()).isEqualTo(1);

      for (String table : List.of("event", "message", "delivery")) {
        assertThat(count(journal, table)).as(table).isZero();
      }
      assertThat(new JournalSums(journal).byReceiver()).hasSize(1);
    }
  }

  @Test
  void shouldRefuseToKeepRejectedPayloadsLongerThanDeliveredOnes() {
    assertThatThrownBy(
            () ->
                new RetentionSettings(
                    Duration.ofDays(7), Duration.ofDays(8), Duration.ofDays(1), Period.ofYears(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HUB-J008");
  }

  private static Instant after(int days) {
    return Events.START.plus(Duration.ofDays(days));
  }

  private static List<String> payloads(Database journal) {
    return journal.read(
        sql -> sql.sql("SELECT stamp FROM payload ORDER BY stamp").query(String.class).list());
  }

  private static int count(Database journal, String table) {
    return journal.read(
        sql -> sql.sql("SELECT count(*) FROM " + table).query(Integer.class).single());
  }
}
