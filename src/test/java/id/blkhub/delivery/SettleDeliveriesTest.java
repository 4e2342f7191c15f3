package id.blkhub.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.journal.JournalCodec;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.queue.TestBatches;
import id.blkhub.step.StepMisplaced;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of deliveries after the last call: events, receipts, parking, another try. */
class SettleDeliveriesTest {
  private static final String QUEUE = "deliver.bnsp.assessment";
  private static final Violation REFUSED = Violation.of("", "HUB-D001", "ditolak", "refused");
  private static final Violation BUSY = Violation.of("", "HUB-D014", "sibuk", "busy");

  @TempDir Path folder;
  private AgreementFixture hub;
  private SettleDeliveries settle;

  @BeforeEach
  void open() {
    hub = new AgreementFixture(folder);
    settle =
        new SettleDeliveries(
            Clock.fixed(AgreementFixture.NOW, ZoneOffset.UTC),
            new MessageMeters(new SimpleMeterRegistry()),
            hub.ledger());
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void shouldTellTheJournalAndTheSenderOfADelivery() {
    Delivery delivery = delivery("m", 2);
    delivery.delivered("P-1");

    QueueBatch batch = settled(1, delivery);

    assertThat(TestBatches.committed(batch)).isEqualTo(1);
    assertThat(queues(batch)).containsExactly("receipts.blk", "journal");
    JournalEvent event = events(batch).get(0);
    assertThat(event.state()).isEqualTo(State.DELIVERED);
    assertThat(event.receiver()).isEqualTo(new PartnerId("bnsp"));
    assertThat(event.partnerRef()).isEqualTo("P-1");
    assertThat(event.attempt()).isEqualTo(2);
  }

  @Test
  void shouldParkWhatThePartnerRefused() {
    Delivery delivery = delivery("m", 1);
    delivery.park(REFUSED);

    QueueBatch batch = settled(1, delivery);

    assertThat(queues(batch)).containsExactly("receipts.blk", "parked.bnsp.assessment", "journal");
    OutgoingMessage parked = TestBatches.sent(batch).get(1);
    assertThat(parked.body()).as("sealed as it was").isEqualTo("sealed m".getBytes(UTF_8));
    assertThat(parked.properties())
        .containsEntry(MessageProperties.MESSAGE_ID, "m")
        .containsEntry(MessageProperties.DELIVERY_HEADER, "header of m");
    assertThat(events(batch).get(0).state()).isEqualTo(State.PARKED);
    assertThat(events(batch).get(0).errors()).containsExactly(REFUSED);
  }

  @Test
  void shouldCancelAndNotParkWhatItsReceiverOnlyAskedForAgain() {
    DeliveryHeader repeated = AgreementFixture.header("m").repeated("replay", AgreementFixture.NOW);
    Delivery delivery = TestDeliveries.mapped(repeated, 1, AgreementFixture.document("{}"));
    delivery.park(REFUSED);

    QueueBatch batch = settled(1, delivery);

    assertThat(queues(batch)).as("no receipt, nothing parked").containsExactly("journal");
    assertThat(events(batch).get(0).state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void shouldTellOfWhatEndedBeforeItCouldBeSent() {
    EndedDelivery ended =
        new EndedDelivery(AgreementFixture.header("m"), 1, DeliveryOutcome.cancelled(REFUSED));

    QueueBatch batch = settled(1, Delivery.of(ended));

    assertThat(queues(batch)).containsExactly("receipts.blk", "journal");
    assertThat(events(batch).get(0).state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void shouldLeaveABatchWhereItIsWhileThePartnerCannotTakeItsFirst() {
    Delivery first = delivery("a", 1);
    first.retry(BUSY, Duration.ofSeconds(30), false);
    Delivery second = delivery("b", 1);
    second.postpone();

    QueueBatch batch = settled(1, first, second);

    assertThat(TestBatches.committed(batch)).isZero();
    assertThat(TestBatches.sent(batch)).isEmpty();
    assertThat(TestBatches.pause(batch)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void shouldCommitThoseBeforeTheOneThatHasToBeTriedAgain() {
    Delivery first = delivery("a", 1);
    first.delivered(null);
    Delivery second = delivery("b", 1);
    second.retry(BUSY, null, true);
    Delivery third = delivery("c", 1);
    third.postpone();

    QueueBatch batch = settled(1, first, second, third);

    assertThat(TestBatches.committed(batch)).isEqualTo(1);
    assertThat(TestBatches.pause(batch)).isEqualTo(Duration.ZERO);
    assertThat(events(batch))
        .extracting(JournalEvent::messageId)
        .containsExactly(new MessageId("a"));
  }

  @Test
  void shouldGoOnAtOnceWhereTheNextHasOnlyToBeBegun() {
    Delivery first = delivery("a", 1);
    first.delivered(null);
    Delivery second = delivery("b", 1);
    second.postpone();

    QueueBatch batch = settled(1, first, second);

    assertThat(TestBatches.committed(batch)).isEqualTo(1);
    assertThat(TestBatches.pause(batch)).isNull();
  }

  @Test
  void shouldMakeWayForThoseBehindAfterEightAttemptsThatThePartnerAnswered() {
    Delivery first = delivery("a", 8);
    first.retry(BUSY, null, false);
    Delivery second = delivery("b", 1);
    second.delivered(null);

    QueueBatch batch = settled(8, first, second);

    assertThat(TestBatches.committed(batch)).as("that which makes way").isEqualTo(1);
    assertThat(TestBatches.pause(batch)).as("before those behind it").isNull();
    OutgoingMessage again = TestBatches.sent(batch).get(0);
    assertThat(again.queue()).isEqualTo(QUEUE);
    assertThat(again.body()).isEqualTo("sealed a".getBytes(UTF_8));
    assertThat(again.deliverAt())
        .isEqualTo(AgreementFixture.NOW.plus(Duration.ofMinutes(1)).toEpochMilli());
    assertThat(events(batch)).as("nothing has ended").isEmpty();
  }

  @Test
  void shouldStayAtTheHeadForAsLongAsThePartnerWasNotReached() {
    Delivery delivery = delivery("a", 80);
    delivery.retry(BUSY, null, true);

    assertThat(TestBatches.committed(settled(80, delivery))).isZero();
  }

  @Test
  void shouldRecordThatThePartnerMayHaveSeenWhatIsTriedAgain() {
    hub.ledger().recordKeptBack(new PartnerId("bnsp"), List.of(AgreementFixture.header("m")));
    Delivery delivery = delivery("m", 1);
    delivery.retry(BUSY, null, false);

    settled(1, delivery);

    assertThat(hub.ledger().isKeptBack(new PartnerId("bnsp"), new MessageId("m"))).isFalse();
  }

  @Test
  void shouldTakeBackTheRecordOfTheOnlyCallWhereThatWasNotSeen() {
    Delivery delivery = delivery("m", 1);
    delivery.calling(
        hub.ledger().recordAttempt(List.of(delivery.header())).contains(new MessageId("m")));
    delivery.retry(BUSY, null, true);

    settled(1, delivery);

    assertThat(hub.ledger().recordAttempt(List.of(delivery.header())))
        .as("as if it had never been called")
        .containsExactly(new MessageId("m"));
  }

  @Test
  void shouldNotSettleDeliveriesOfWhichOneWasNotSent() {
    Delivery sent = delivery("a", 1);
    sent.delivered(null);
    MappedDeliveries batch = TestDeliveries.batch(List.of(sent, delivery("b", 1)));

    assertThat(batch.sent()).isEmpty();
    assertThatThrownBy(() -> DeliverySteps.SETTLE_DELIVERIES.accept(batch))
        .isInstanceOf(StepMisplaced.class)
        .hasMessage("HUB-X031 settleDeliveries takes sent deliveries");
  }

  private QueueBatch settled(int attempt, Delivery... deliveries) {
    List<QueueMessage> messages = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      String id = delivery.header().messageId().value();
      messages.add(
          new QueueMessage(
              ("sealed " + id).getBytes(UTF_8),
              Map.of(
                  MessageProperties.MESSAGE_ID,
                  id,
                  MessageProperties.DELIVERY_HEADER,
                  "header of " + id)));
    }
    QueueBatch queue = TestBatches.of(QUEUE, attempt, messages);
    SentDeliveries sent =
        new MappedDeliveries(FetchedBatch.of(queue), Arrays.asList(deliveries))
            .sent()
            .orElseThrow();
    assertThat(settle.settle(sent)).isEqualTo(new FinishedBatch(queue));
    return queue;
  }

  private static Delivery delivery(String messageId, int attempt) {
    return TestDeliveries.mapped(
        AgreementFixture.header(messageId), attempt, AgreementFixture.document("{}"));
  }

  private static List<String> queues(QueueBatch batch) {
    return TestBatches.sent(batch).stream().map(OutgoingMessage::queue).toList();
  }

  private static List<JournalEvent> events(QueueBatch batch) {
    return TestBatches.sent(batch).stream()
        .filter(message -> message.queue().equals("journal"))
        .flatMap(message -> JournalCodec.decode(message.body()).events().stream())
        .toList();
  }
}
