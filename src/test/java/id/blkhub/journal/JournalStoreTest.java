package id.blkhub.journal;

import static id.blkhub.message.State.ACCEPTED;
import static id.blkhub.message.State.AVAILABLE;
import static id.blkhub.message.State.DELIVERED;
import static id.blkhub.message.State.EXPIRED;
import static id.blkhub.message.State.FILTERED;
import static id.blkhub.message.State.HELD;
import static id.blkhub.message.State.PARKED;
import static id.blkhub.message.State.RECEIVED;
import static id.blkhub.message.State.REJECTED;
import static id.blkhub.message.State.ROUTED;
import static id.blkhub.message.State.WAITING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.journal.JournalSums.Sum;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Refusal;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.seal.KeyRing;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalStoreTest {
  private static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NIK = "3603120101900001";

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void shouldStoreAnEventOnceHoweverOftenItComes(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Journals journal = new Journals(databases);
      Events m1 = Events.of("m1");
      List<JournalEvent> events =
          List.of(m1.message(RECEIVED), m1.message(ACCEPTED), m1.delivery(ROUTED, "bnsp"));
      Refusal refusal =
          new Refusal(
              "r1", Events.START, "bank", "127.0.0.1", "in.blk.enrolment", "HUB-B001", "no");
      journal.store.write(events, List.of(refusal));
      MessageView before = journal.view("m1");

      journal.store.write(events, List.of(refusal));
      journal.store.write(List.of(events.get(0), events.get(0)), List.of(refusal, refusal));

      assertThat(journal.view("m1")).isEqualTo(before);
      assertThat(journal.finder.receipts(new PartnerId("blk"), 0, 10)).hasSize(2);
      assertThat(journal.sums.bySender())
          .containsExactly(new Sum(new PartnerId("blk"), new Kind("enrolment"), ACCEPTED, 1));
      assertThat(journal.sums.byReceiver())
          .containsExactly(new Sum(new PartnerId("bnsp"), new Kind("enrolment"), ROUTED, 1));
      assertThat(journal.sums.refusals(10)).containsExactly(refusal);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldComeToTheSameInWhateverOrderEventsArrive(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Journals journal = new Journals(databases);
      Random random = new Random(7);
      for (int round = 0; round < 40; round++) {
        Events made = Events.of("m" + round);
        List<JournalEvent> events =
            new ArrayList<>(
                List.of(
                    made.message(RECEIVED),
                    made.businessKey("E-1").message(WAITING),
                    made.message(HELD),
                    made.message(ACCEPTED),
                    made.delivery(FILTERED, "supra"),
                    made.delivery(ROUTED, "bnsp"),
                    made.attempt(1).delivery(PARKED, "bnsp"),
                    made.attempt(2).delivery(AVAILABLE, "bnsp"),
                    made.partnerRef("J-77").delivery(DELIVERED, "bnsp")));
        Collections.shuffle(events, random);
        int cut = random.nextInt(events.size());
        journal.store.write(events.subList(0, cut), List.of());
        journal.store.write(events.subList(cut, events.size()), List.of());

        MessageView view = journal.view("m" + round);
        assertThat(view.state()).as("%s", events).isEqualTo(ACCEPTED);
        assertThat(view.businessKey()).isEqualTo("E-1");
        assertThat(view.receivedAt()).isEqualTo(Events.START);
        assertThat(view.deliveries())
            .extracting(d -> d.receiver() + " " + d.state() + " " + d.attempts())
            .as("%s", events)
            .containsExactly("bnsp DELIVERED 2", "supra FILTERED 0");
        assertThat(view.deliveries().get(0).partnerRef()).isEqualTo("J-77");
      }
      assertThat(journal.sums.bySender())
          .containsExactly(new Sum(new PartnerId("blk"), new Kind("enrolment"), ACCEPTED, 40));
      assertThat(journal.sums.byReceiver())
          .containsExactly(
              new Sum(new PartnerId("bnsp"), new Kind("enrolment"), DELIVERED, 40),
              new Sum(new PartnerId("supra"), new Kind("enrolment"), FILTERED, 40));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldNeverMoveADeliveryBackwards(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Journals journal = new Journals(databases);
      Events m1 = Events.of("m1");
      journal.store.write(List.of(m1.message(ACCEPTED), m1.delivery(AVAILABLE, "bnsp")), List.of());
      journal.store.write(List.of(m1.delivery(ROUTED, "bnsp")), List.of());
      assertThat(journal.delivery("m1")).isEqualTo(AVAILABLE);

      journal.store.write(List.of(m1.delivery(EXPIRED, "bnsp")), List.of());
      journal.store.write(List.of(m1.delivery(AVAILABLE, "bnsp")), List.of());
      assertThat(journal.delivery("m1")).isEqualTo(EXPIRED);

      journal.store.write(List.of(m1.delivery(DELIVERED, "bnsp")), List.of());
      journal.store.write(List.of(m1.delivery(PARKED, "bnsp")), List.of());
      assertThat(journal.delivery("m1")).isEqualTo(DELIVERED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldLetAnOperatorSendAParkedDeliveryOnItsWayAgain(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Journals journal = new Journals(databases);
      Violation reason = Violation.of("", "HUB-D001", "ditolak", "refused");
      Events m1 = Events.of("m1");
      JournalEvent early = m1.delivery(AVAILABLE, "bnsp");
      journal.store.write(List.of(m1.error(reason).delivery(PARKED, "bnsp"), early), List.of());
      assertThat(journal.delivery("m1")).isEqualTo(PARKED);
      assertThat(journal.view("m1").deliveries().get(0).errors()).containsExactly(reason);

      journal.store.write(List.of(m1.attempt(2).delivery(ROUTED, "bnsp")), List.of());

      assertThat(journal.delivery("m1")).isEqualTo(ROUTED);
      assertThat(journal.view("m1").deliveries().get(0).errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindAMessageByWhatItIsKnownBy(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Journals journal = new Journals(databases);
      String hash = journal.seal.hash("nik", NIK.getBytes(UTF_8));
      String longId = "x".repeat(4000);
      journal.store.write(
          List.of(
              Events.of("m1", longId + "1").businessKey("TIK 1565").subject(hash).message(RECEIVED),
              Events.of("m2", longId + "2").at(Events.START.plusSeconds(9)).message(RECEIVED),
              Events.of("m3", longId + "1")
                  .at(Events.START.plusSeconds(5))
                  .subject(hash)
                  .message(RECEIVED)),
          List.of());

      assertThat(journal.finder.byMessageId(new MessageId("m2")))
          .get()
          .extracting("state")
          .isEqualTo(RECEIVED);
      assertThat(journal.finder.byMessageId(new MessageId("m9"))).isEmpty();
      assertThat(ids(journal.finder.bySenderMessageId(longId + "1", 10)))
          .containsExactly("m3", "m1");
      assertThat(ids(journal.finder.bySenderMessageId(longId + "1", 1))).containsExactly("m3");
      assertThat(ids(journal.finder.byBusinessKey("TIK 1565", 10))).containsExactly("m1");
      assertThat(ids(journal.finder.byNik(NIK, 10))).containsExactly("m3", "m1");
      assertThat(journal.finder.byNik("3603120101900002", 10)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldPageReceiptsWithoutGapOrRepeatAndOnlyOnesOwn(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Journals journal = new Journals(databases);
      Violation error = Violation.of("/nik", "HUB-C003", "NIK salah", "NIK is wrong");
      for (int i = 0; i < 5; i++) {
        Events made = Events.of("m" + i);
        journal.store.write(
            List.of(
                made.message(RECEIVED),
                made.error(error).message(REJECTED),
                made.delivery(FILTERED, "bnsp")),
            List.of());
      }

      List<String> read = new ArrayList<>();
      long cursor = 0;
      List<MessageFinder.ReceiptEntry> page;
      do {
        page = journal.finder.receipts(new PartnerId("blk"), cursor, 3);
        for (MessageFinder.ReceiptEntry entry : page) {
          assertThat(entry.cursor()).isGreaterThan(cursor);
          cursor = entry.cursor();
          read.add(entry.receipt().message().messageId() + " " + entry.receipt().state());
        }
      } while (!page.isEmpty());

      assertThat(read).hasSize(10).doesNotHaveDuplicates().endsWith("m4 RECEIVED", "m4 REJECTED");
      assertThat(journal.finder.receipts(new PartnerId("blk"), 1, 1).get(0).receipt().errors())
          .containsExactly(error);
      assertThat(journal.finder.receipts(new PartnerId("bank"), 0, 10)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldShowNoReceiptBehindACursorWhileWritersCompete(Engine engine) throws Exception {
    try (TestDatabases databases = engine.open(dir)) {
      Journals journal = new Journals(databases);
      TreeSet<Long> seen = new TreeSet<>();
      Thread writers =
          new Thread(
              () ->
                  IntStream.range(0, 100)
                      .parallel()
                      .forEach(
                          i ->
                              journal.store.write(
                                  List.of(Events.of("m" + i).message(RECEIVED)), List.of())));
      writers.start();
      long cursor = 0;
      while (writers.isAlive()
          || !journal.finder.receipts(new PartnerId("blk"), cursor, 10).isEmpty()) {
        for (MessageFinder.ReceiptEntry entry :
            journal.finder.receipts(new PartnerId("blk"), cursor, 10)) {
          cursor = entry.cursor();
          seen.add(cursor);
        }
      }
      writers.join();

      assertThat(seen).hasSize(100);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeTenThousandEventsInBatches(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Journals journal = new Journals(databases);
      for (int batch = 0; batch < 20; batch++) {
        List<JournalEvent> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
          Events made = Events.of("m%02d-%02d".formatted(batch, i));
          events.add(made.message(RECEIVED));
          events.add(made.payload("canonical", new byte[300]).message(ACCEPTED));
          events.add(made.delivery(ROUTED, "bnsp"));
          events.add(made.delivery(AVAILABLE, "bnsp"));
          events.add(made.delivery(FILTERED, "bank"));
        }
        journal.store.write(events, List.of());
      }

      assertThat(journal.sums.bySender())
          .containsExactly(new Sum(new PartnerId("blk"), new Kind("enrolment"), ACCEPTED, 2_000));
      assertThat(journal.sums.byReceiver())
          .containsExactly(
              new Sum(new PartnerId("bank"), new Kind("enrolment"), FILTERED, 2_000),
              new Sum(new PartnerId("bnsp"), new Kind("enrolment"), AVAILABLE, 2_000));
      ConcurrentSkipListSet<MessageId> available = new ConcurrentSkipListSet<>();
      List<MessageId> page =
          journal.finder.available(new PartnerId("bnsp"), new Kind("enrolment"), null, 1_000);
      while (!page.isEmpty()) {
        available.addAll(page);
        page =
            journal.finder.available(
                new PartnerId("bnsp"), new Kind("enrolment"), available.last(), 1_000);
      }
      assertThat(available).hasSize(2_000);
      long rows =
          databases
              .journal()
              .read(
                  sql ->
                      sql.sql("SELECT count(*) FROM delivery WHERE state = 'AVAILABLE'")
                          .query(Long.class)
                          .single());
      assertThat(rows).as("the rows there are, beside the count kept").isEqualTo(2_000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotStopAtACharacterTheDatabaseCannotStore(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Journals journal = new Journals(databases);

      journal.store.write(List.of(Events.of("m1", "a\0b").message(RECEIVED)), List.of());

      assertThat(journal.view("m1").senderMessageId()).isEqualTo("a\uFFFDb");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldHoldNoPersonalDataInTheClear(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Journals journal = new Journals(databases);
      byte[] clear = "{\"nik\":\"%s\",\"fullName\":\"Siti\"}".formatted(NIK).getBytes(UTF_8);
      journal.store.write(
          List.of(
              Events.of("m1")
                  .subject(journal.seal.hash("nik", NIK.getBytes(UTF_8)))
                  .payload("canonical", journal.seal.seal(clear, "m1"))
                  .message(ACCEPTED)),
          List.of());

      for (String table : List.of("event", "message", "delivery", "payload", "refusal", "tally")) {
        for (var row :
            databases
                .journal()
                .read(sql -> sql.sql("SELECT * FROM " + table).query().listOfRows())) {
          row.values().stream()
              .map(v -> v instanceof byte[] b ? new String(b, UTF_8) : String.valueOf(v))
              .forEach(text -> assertThat(text).as(table).doesNotContain(NIK, "Siti"));
        }
      }
      byte[] sealed = journal.finder.payload(new MessageId("m1"), "canonical").orElseThrow();
      assertThat(journal.seal.open(sealed, "m1")).isEqualTo(clear);
    }
  }

  private static List<String> ids(List<MessageView> views) {
    return views.stream().map(view -> view.messageId().value()).toList();
  }

  /** The journal on fresh databases. */
  private static final class Journals {
    final KeyRing seal;
    final JournalStore store;
    final JournalFinder finder;
    final JournalSums sums;

    Journals(TestDatabases databases) {
      seal = KeyRing.open(databases.hub(), MASTER, Clock.systemUTC());
      store = new JournalStore(databases.journal());
      finder = new JournalFinder(databases.journal(), seal);
      sums = new JournalSums(databases.journal());
    }

    MessageView view(String messageId) {
      return finder.byMessageId(new MessageId(messageId)).orElseThrow();
    }

    State delivery(String messageId) {
      return view(messageId).deliveries().get(0).state();
    }
  }
}
