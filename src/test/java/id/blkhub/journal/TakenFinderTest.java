package id.blkhub.journal;

import static id.blkhub.message.State.ACCEPTED;
import static id.blkhub.message.State.AVAILABLE;
import static id.blkhub.message.State.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.journal.ReplayRow.Progress;
import id.blkhub.journal.TakenFinder.ListPlace;
import id.blkhub.journal.TakenFinder.Period;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TakenFinderTest {
  private static final Instant START = Events.START;

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void shouldFindWhatOnePartnerTookWithinThePeriodInItsOrder(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      List<JournalEvent> events = new ArrayList<>();
      for (int n = 0; n < 5; n++) {
        // two taken in the same moment each
        Events made = Events.of("m" + n).at(START.plusSeconds(n / 2 * 60));
        events.add(made.payload("canonical", new byte[100]).message(ACCEPTED));
        events.add(made.delivery(n == 4 ? AVAILABLE : DELIVERED, "bnsp"));
        events.add(made.delivery(DELIVERED, "bank"));
      }
      new JournalStore(databases.journal()).write(events, List.of());
      TakenFinder finder = new TakenFinder(databases.journal());
      Period all =
          new Period(new PartnerId("bnsp"), new Kind("enrolment"), START, START.plusSeconds(600));

      assertThat(finder.size(all)).isEqualTo(new TakenFinder.Size(4, 400));
      assertThat(
              finder.size(
                  new Period(
                      new PartnerId("bnsp"),
                      new Kind("enrolment"),
                      START.plusSeconds(30),
                      all.to())))
          .isEqualTo(new TakenFinder.Size(2, 200));
      List<TakenDelivery> first = finder.page(all, ListPlace.before(all), 3);
      assertThat(first)
          .extracting(delivery -> delivery.messageId().value())
          .containsExactly("m0", "m1", "m2");
      TakenDelivery last = first.get(2);
      assertThat(last.acceptedAt()).isEqualTo(START.plusSeconds(60));
      assertThat(last.takenAt()).isEqualTo(START.plusSeconds(61));
      assertThat(last.message().sender()).isEqualTo(new PartnerId("blk"));
      ListPlace listPlace = new ListPlace(last.takenAt().toEpochMilli(), last.messageId());
      assertThat(finder.page(all, listPlace, 3))
          .extracting(delivery -> delivery.messageId().value())
          .containsExactly("m3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldLetAPartnerAskOnlySoOften(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      ReplayTable table = new ReplayTable(databases.journal());
      Duration hour = Duration.ofHours(1);

      assertThat(table.add(row("r1", "bnsp", 0), 2, hour)).isEmpty();
      assertThat(table.add(row("r2", "bnsp", 60), 2, hour)).isEmpty();
      assertThat(table.add(row("r3", "bnsp", 120), 2, hour)).contains(START.plus(hour));
      assertThat(table.add(row("r4", "bank", 120), 2, hour)).isEmpty();
      assertThat(table.add(row("r5", "bnsp", 3_601), 2, hour)).isEmpty();

      ReplayRow running =
          row("r1", "bnsp", 0)
              .at(Progress.RUNNING, new ReplayRow.CountedDeliveries(9, 7, 2), START);
      table.save(running);
      table.save(running);
      assertThat(table.find("r1")).contains(running);
      assertThat(table.find("r3")).isEmpty();
      table.remove("r1");
      assertThat(table.find("r1")).isEmpty();
    }
  }

  private static ReplayRow row(String id, String partner, int second) {
    Instant at = START.plusSeconds(second);
    return new ReplayRow(
        id,
        new Period(new PartnerId(partner), new Kind("enrolment"), START, START.plusSeconds(600)),
        Progress.REQUESTED,
        new ReplayRow.CountedDeliveries(0, 0, 0),
        at,
        at);
  }
}
