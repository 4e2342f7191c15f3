package id.blkhub.upkeep;

import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.Outcome;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.InternalProperties;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.exchange.Reasons;
import id.blkhub.message.MessageId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.util.List;

/** Gives a name and a receipt to what came to its end by time or by a partner's refusal. */
final class SortOut {
  private static final Violation TOO_OLD = ExchangeProblem.TOO_OLD.violation();
  private static final Violation GIVEN_BACK = ExchangeProblem.GIVEN_BACK.violation();

  private final Correlator correlator;
  private final Seal seal;
  private final DeliveryHeaderCodec deliveryHeaderCodec;
  private final Clock clock;
  private final MessageMeters meters;

  SortOut(
      Correlator correlator,
      Seal seal,
      DeliveryHeaderCodec deliveryHeaderCodec,
      Clock clock,
      MessageMeters meters) {
    this.meters = meters;
    this.correlator = correlator;
    this.seal = seal;
    this.deliveryHeaderCodec = deliveryHeaderCodec;
    this.clock = clock;
  }

  /** Timers of messages that waited for a number. */
  QueueBatch overdue(QueueBatch batch) {
    OutcomeRecorder outcomeRecorder = new OutcomeRecorder(batch, meters);
    for (QueueMessage timer : batch.messages()) {
      String messageId = timer.text(MessageProperties.MESSAGE_ID);
      String wokenBy = timer.text(MessageProperties.WOKEN);
      if (correlator.expire(
              new MessageId(messageId), wokenBy == null ? null : new MessageId(wokenBy))
          instanceof Outcome.Unknown unknown) {
        OriginalMessage originalMessage = OriginalMessage.read(seal.open(timer.body(), messageId));
        outcomeRecorder.eventWithReceipt(
            Events.of(originalMessage, State.REJECTED, clock.instant())
                .errors(List.of(Reasons.about(ExchangeProblem.NUMBER_UNKNOWN, unknown.number())))
                .build());
      }
    }
    outcomeRecorder.close();
    return batch;
  }

  /** Deliveries that grew too old, or that a quota pushed out. */
  QueueBatch expired(QueueBatch batch) {
    OutcomeRecorder outcomeRecorder = new OutcomeRecorder(batch, meters);
    for (QueueMessage message : batch.messages()) {
      deliveryHeaderCodec
          .ifReadable(message)
          .ifPresentOrElse(
              note ->
                  outcomeRecorder.eventWithReceipt(
                      Events.of(note, State.EXPIRED, clock.instant())
                          .errors(List.of(TOO_OLD))
                          .build()),
              () -> unsorted(batch, message));
    }
    outcomeRecorder.close();
    return batch;
  }

  /** Deliveries a partner's client rejected. */
  QueueBatch dead(QueueBatch batch) {
    OutcomeRecorder outcomeRecorder = new OutcomeRecorder(batch, meters);
    for (QueueMessage message : batch.messages()) {
      deliveryHeaderCodec
          .ifReadable(message)
          .ifPresentOrElse(
              note -> park(batch, outcomeRecorder, message, note), () -> unsorted(batch, message));
    }
    outcomeRecorder.close();
    return batch;
  }

  private void park(
      QueueBatch batch,
      OutcomeRecorder outcomeRecorder,
      QueueMessage message,
      DeliveryHeader note) {
    outcomeRecorder.eventWithReceipt(
        Events.of(note, note.refused(), clock.instant()).errors(List.of(GIVEN_BACK)).build());
    if (note.repeat() != null) {
      return;
    }
    batch.send(
        OutgoingMessage.internal(
            Addresses.parked(note.receiver().value(), note.kind().value()),
            sealed(message),
            InternalProperties.own(message)));
  }

  /** What was on a partner's queue is clear; what comes from the hub's own is sealed already. */
  private byte[] sealed(QueueMessage message) {
    return MessageProperties.CANONICAL.equals(message.text(MessageProperties.STAGE))
        ? message.body()
        : seal.seal(message.body(), message.text(MessageProperties.MESSAGE_ID));
  }

  private void unsorted(QueueBatch batch, QueueMessage message) {
    batch.send(
        OutgoingMessage.internal(
            Addresses.UNSORTED, message.body(), InternalProperties.own(message)));
  }
}
