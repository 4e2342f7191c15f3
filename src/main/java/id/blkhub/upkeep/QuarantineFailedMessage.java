package id.blkhub.upkeep;

import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.InternalProperties;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.exchange.OriginalMessage.Body;
import id.blkhub.exchange.OriginalMessage.Said;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.message.Correction;
import id.blkhub.message.ExplainedFailure;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
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
  private final DeliveryHeaderCodec headers;
  private final Clock clock;
  private final MessageMeters meters;

  QuarantineFailedMessage(
      Seal seal, DeliveryHeaderCodec headers, Clock clock, MessageMeters meters) {
    this.meters = meters;
    this.seal = seal;
    this.headers = headers;
    this.clock = clock;
  }

  @Override
  public void quarantine(QueueBatch batch, Throwable failure) {
    QueueMessage message = batch.messages().get(0);
    OutcomeRecorder recorder = new OutcomeRecorder(batch, meters);
    if (Addresses.isIn(batch.queue())) {
      held(batch, recorder, message, reason(failure));
    } else {
      headers
          .ifReadable(message)
          .ifPresentOrElse(
              header -> parked(batch, recorder, message, header, reason(failure)),
              () ->
                  batch.send(
                      OutgoingMessage.internal(
                          Addresses.UNSORTED, message.body(), InternalProperties.own(message))));
    }
    recorder.close();
  }

  /**
   * A failure that knows its code says itself what is wrong; of any other the operator reads the
   * log.
   */
  private static Violation reason(Throwable failure) {
    return failure instanceof ExplainedFailure explained ? explained.violation() : HUB_FAILED;
  }

  private void held(
      QueueBatch batch, OutcomeRecorder recorder, QueueMessage message, Violation why) {
    PartnerId partner = new PartnerId(Addresses.partnerOf(batch.queue()));
    Kind kind = new Kind(Addresses.kindOf(batch.queue()));
    MessageId messageId = InternalProperties.messageId(message);
    Said said =
        new Said(
            message.text(MessageProperties.SENDER_ID),
            message.text(MessageProperties.SOURCE),
            new Correction.CorrectionMark(
                message.text(MessageProperties.CORRECTION),
                message.text(MessageProperties.CORRECTION_REASON)),
            message.text(MessageProperties.DATASCHEMA),
            TestMark.noted(
                message.text(MessageProperties.TEST),
                message.properties().containsKey(MessageProperties.STAGE_TEST)));
    OriginalMessage original =
        new OriginalMessage(
            partner,
            kind,
            messageId,
            message.number(MessageProperties.RECEIVED),
            said,
            new Body(message.body(), message.text(MessageProperties.CONTENT_TYPE)),
            OriginalMessage.version(message));
    Instant now = clock.instant();
    if (!message.properties().containsKey(MessageProperties.WOKEN)) {
      recorder.event(
          Events.of(original, State.RECEIVED, Instant.ofEpochMilli(original.receivedAt()))
              .payload("original", seal.seal(message.body(), messageId.value()))
              .build());
    }
    recorder.eventWithReceipt(Events.of(original, State.HELD, now).errors(List.of(why)).build());
    batch.send(
        OutgoingMessage.internal(
            Addresses.held(partner.value(), kind.value()),
            seal.seal(OriginalMessage.write(original), messageId.value()),
            InternalProperties.kept(messageId, InternalProperties.wokenBy(message))));
  }

  private void parked(
      QueueBatch batch,
      OutcomeRecorder recorder,
      QueueMessage message,
      DeliveryHeader header,
      Violation why) {
    recorder.eventWithReceipt(
        Events.of(header, header.refused(), clock.instant())
            .attempt(batch.attempt())
            .errors(List.of(why))
            .build());
    if (header.repeat() != null) {
      return;
    }
    batch.send(
        OutgoingMessage.internal(
            Addresses.parked(header.receiver().value(), header.kind().value()),
            message.body(),
            InternalProperties.own(message)));
  }
}
