package id.blkhub.upkeep;

import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.InternalProperties;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.message.Violation;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.util.List;

/** Parks deliveries that a partner's client rejected on its queue. */
final class ParkRejectedDeliveries {
  private static final Violation GIVEN_BACK = ExchangeProblem.GIVEN_BACK.violation();

  private final Seal seal;
  private final DeliveryHeaderCodec headers;
  private final Clock clock;
  private final MessageMeters meters;

  ParkRejectedDeliveries(
      Seal seal, DeliveryHeaderCodec headers, Clock clock, MessageMeters meters) {
    this.seal = seal;
    this.headers = headers;
    this.clock = clock;
    this.meters = meters;
  }

  FinishedBatch park(QueueBatch batch) {
    OutcomeRecorder recorder = new OutcomeRecorder(batch, meters);
    for (QueueMessage message : batch.messages()) {
      headers
          .ifReadable(message)
          .ifPresentOrElse(
              header -> park(batch, recorder, message, header),
              () -> batch.send(UnreadableDelivery.kept(message)));
    }
    recorder.close();
    return new FinishedBatch(batch);
  }

  private void park(
      QueueBatch batch, OutcomeRecorder recorder, QueueMessage message, DeliveryHeader header) {
    recorder.eventWithReceipt(
        Events.of(header, header.refused(), clock.instant()).errors(List.of(GIVEN_BACK)).build());
    if (header.repeat() == null) {
      batch.send(
          OutgoingMessage.internal(
              Addresses.parked(header.receiver().value(), header.kind().value()),
              sealed(message),
              InternalProperties.own(message)));
    }
  }

  /** What was on a partner's queue is clear; what comes from the hub's own is sealed already. */
  private byte[] sealed(QueueMessage message) {
    return MessageProperties.CANONICAL.equals(message.text(MessageProperties.STAGE))
        ? message.body()
        : seal.seal(message.body(), message.required(MessageProperties.MESSAGE_ID));
  }
}
