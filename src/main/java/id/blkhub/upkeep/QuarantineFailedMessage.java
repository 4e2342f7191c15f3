package id.blkhub.upkeep;

import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.InternalProperties;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.message.Correction;
import id.blkhub.message.State;
import id.blkhub.message.TestMark;
import id.blkhub.message.Violation;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.PoisonMessageHandler;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Keeps aside a message on which the hub itself fails: held on its way in, parked on its way out.
 * Nothing is lost; the sender and the operator are told.
 */
final class QuarantineFailedMessage implements PoisonMessageHandler {
  private static final Violation HUB_FAILED = ExchangeProblem.HUB_FAILED.violation();

  private final Seal seal;
  private final DeliveryHeaderCodec deliveryHeaderCodec;
  private final Clock clock;
  private final MessageMeters meters;

  QuarantineFailedMessage(
      Seal seal, DeliveryHeaderCodec deliveryHeaderCodec, Clock clock, MessageMeters meters) {
    this.meters = meters;
    this.seal = seal;
    this.deliveryHeaderCodec = deliveryHeaderCodec;
    this.clock = clock;
  }

  @Override
  public void quarantine(QueueBatch batch, Throwable failure) {
    QueueMessage message = batch.messages().get(0);
    OutcomeRecorder outcomeRecorder = new OutcomeRecorder(batch, meters);
    if (Addresses.isIn(batch.queue())) {
      held(batch, outcomeRecorder, message, reason(failure));
    } else {
      deliveryHeaderCodec
          .ifReadable(message)
          .ifPresentOrElse(
              note -> parked(batch, outcomeRecorder, message, note, reason(failure)),
              () ->
                  batch.send(
                      OutgoingMessage.internal(
                          Addresses.UNSORTED, message.body(), InternalProperties.own(message))));
    }
    outcomeRecorder.close();
  }

  /**
   * A rule that failed says itself which one it is; of anything else the operator reads the log.
   */
  private static Violation reason(Throwable failure) {
    return failure instanceof MappingFailed rule ? rule.violation() : HUB_FAILED;
  }

  private void held(
      QueueBatch batch, OutcomeRecorder outcomeRecorder, QueueMessage message, Violation why) {
    String partner = Addresses.partnerOf(batch.queue());
    String kind = Addresses.kindOf(batch.queue());
    String messageId = message.text(MessageProperties.MESSAGE_ID);
    OriginalMessage originalMessage =
        new OriginalMessage(
            partner,
            kind,
            messageId,
            message.number(MessageProperties.RECEIVED),
            message.text(MessageProperties.SENDER_ID),
            message.text(MessageProperties.SOURCE),
            message.body(),
            message.text(MessageProperties.CONTENT_TYPE),
            new Correction.Mark(
                message.text(MessageProperties.CORRECTION),
                message.text(MessageProperties.CORRECTION_REASON)),
            message.text(MessageProperties.DATASCHEMA),
            OriginalMessage.version(message),
            TestMark.noted(
                message.text(MessageProperties.TEST),
                message.properties().containsKey(MessageProperties.STAGE_TEST)));
    Instant now = clock.instant();
    if (!message.properties().containsKey(MessageProperties.WOKEN)) {
      outcomeRecorder.event(
          Events.of(
                  originalMessage,
                  State.RECEIVED,
                  Instant.ofEpochMilli(originalMessage.receivedAt()))
              .payload("original", seal.seal(message.body(), messageId))
              .build());
    }
    outcomeRecorder.eventWithReceipt(
        Events.of(originalMessage, State.HELD, now).errors(List.of(why)).build());
    batch.send(
        OutgoingMessage.internal(
            Addresses.held(partner, kind),
            seal.seal(OriginalMessage.write(originalMessage), messageId),
            InternalProperties.held(messageId, message.text(MessageProperties.WOKEN))));
  }

  private void parked(
      QueueBatch batch,
      OutcomeRecorder outcomeRecorder,
      QueueMessage message,
      DeliveryHeader note,
      Violation why) {
    outcomeRecorder.eventWithReceipt(
        Events.of(note, note.refused(), clock.instant())
            .attempt(batch.attempt())
            .errors(List.of(why))
            .build());
    if (note.repeat() != null) {
      return;
    }
    batch.send(
        OutgoingMessage.internal(
            Addresses.parked(note.receiver().value(), note.kind().value()),
            message.body(),
            InternalProperties.own(message)));
  }
}
