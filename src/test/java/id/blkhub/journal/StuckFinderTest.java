package id.blkhub.journal;

import static id.blkhub.message.State.ACCEPTED;
import static id.blkhub.message.State.DELIVERED;
import static id.blkhub.message.State.HELD;
import static id.blkhub.message.State.PARKED;
import static id.blkhub.message.State.RECEIVED;
import static id.blkhub.message.State.ROUTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.blkhub.message.EventDetail;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StuckFinderTest {
  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void shouldGroupByTheCauseWhateverThePositionInAnArray(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      StuckFinder finder = new StuckFinder(databases.journal());
      List<JournalEvent> events = new ArrayList<>();
      for (int n = 0; n < 3; n++) {
        Events made = Events.of("m" + n);
        events.add(made.message(ACCEPTED));
        events.add(made.error(wrong("/unit/" + n + "/code", "HUB-C003")).delivery(PARKED, "bnsp"));
      }
      events.add(Events.of("m3").error(wrong("", "HUB-D001")).delivery(PARKED, "bnsp"));
      events.add(Events.of("m4").error(wrong("", "HUB-M010")).message(HELD));
      new JournalStore(databases.journal()).write(events, List.of());

      List<StuckGroup> parked = finder.parked();

      assertThat(parked)
          .extracting(StuckGroup::cause)
          .containsExactly("HUB-C003 /unit/*/code", "HUB-D001");
      StuckGroup largest = parked.get(0);
      assertThat(largest.count()).isEqualTo(3);
      assertThat(largest.code()).isEqualTo("HUB-C003");
      assertThat(largest.path()).isEqualTo("/unit/*/code");
      assertThat(largest.example()).isEqualTo(new MessageId("m0"));
      assertThat(largest.oldest()).isEqualTo(Events.START.plusSeconds(1));
      assertThat(ids(finder, null, 2)).containsExactly("m0", "m1");
      assertThat(ids(finder, new MessageId("m1"), 2)).containsExactly("m2");
      assertThat(finder.held())
          .extracting(StuckGroup::partner, StuckGroup::cause)
          .containsExactly(tuple(new PartnerId("blk"), "HUB-M010"));
      assertThat(finder.held(new PartnerId("blk"), new Kind("enrolment"), "HUB-M010", null, 10))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldForgetTheCauseOfWhatWentOnAndTellTheSenderNothingTwice(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      StuckFinder finder = new StuckFinder(databases.journal());
      JournalFinder receipts = new JournalFinder(databases.journal(), null);
      Events made = Events.of("m0");
      List<JournalEvent> events =
          List.of(
              made.message(RECEIVED),
              made.error(wrong("", "HUB-M010")).message(HELD),
              made.detail(new EventDetail.Retried("budi")).message(RECEIVED),
              made.message(ACCEPTED),
              made.delivery(ROUTED, "bnsp"),
              made.error(wrong("", "HUB-D001")).delivery(PARKED, "bnsp"),
              made.detail(new EventDetail.Retried("budi")).delivery(ROUTED, "bnsp"),
              made.delivery(DELIVERED, "bnsp"),
              made.detail(new EventDetail.Repeats("r1")).delivery(DELIVERED, "bnsp"));
      new JournalStore(databases.journal()).write(events, List.of());

      assertThat(finder.parked()).isEmpty();
      assertThat(finder.held()).isEmpty();
      assertThat(receipts.receipts(new PartnerId("blk"), 0, 100))
          .extracting(entry -> entry.receipt().state())
          .containsExactly(RECEIVED, HELD, ACCEPTED, PARKED, DELIVERED);
      assertThat(new JournalSums(databases.journal()).byReceiver())
          .containsExactly(
              new JournalSums.Sum(new PartnerId("bnsp"), new Kind("enrolment"), DELIVERED, 1));
    }
  }

  private static List<String> ids(StuckFinder finder, MessageId after, int limit) {
    return finder
        .parked(new PartnerId("bnsp"), new Kind("enrolment"), "HUB-C003 /unit/*/code", after, limit)
        .stream()
        .map(message -> message.messageId().value())
        .toList();
  }

  private static Violation wrong(String path, String code) {
    return Violation.of(path, code, "salah", "wrong");
  }
}
