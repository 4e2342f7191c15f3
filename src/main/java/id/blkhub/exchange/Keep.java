package id.blkhub.exchange;

import id.blkhub.door.Addresses;
import id.blkhub.door.Properties;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.message.Correction;
import id.blkhub.message.State;
import id.blkhub.message.TestMark;
import id.blkhub.message.Violation;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.Poisoned;
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
final class Keep implements Poisoned {
  private static final Violation HUB_FAILED = ExchangeProblem.HUB_FAILED.violation();

  private final Seal seal;
  private final Notes notes;
  private final Clock clock;
  private final MessageMeters meters;

  Keep(Seal seal, Notes notes, Clock clock, MessageMeters meters) {
    this.meters = meters;
    this.seal = seal;
    this.notes = notes;
    this.clock = clock;
  }

  @Override
  public void keep(QueueBatch batch, Throwable failure) {
    QueueMessage message = batch.messages().get(0);
    Record record = new Record(batch, meters);
    if (Addresses.isIn(batch.queue())) {
      held(batch, record, message, reason(failure));
    } else {
      notes
          .ifReadable(message)
          .ifPresentOrElse(
              note -> parked(batch, record, message, note, reason(failure)),
              () ->
                  batch.send(
                      OutgoingMessage.internal(
                          Addresses.UNSORTED, message.body(), Hub.own(message))));
    }
    record.close();
  }

  /**
   * A rule that failed says itself which one it is; of anything else the operator reads the log.
   */
  private static Violation reason(Throwable failure) {
    return failure instanceof MappingFailed rule ? rule.violation() : HUB_FAILED;
  }

  private void held(QueueBatch batch, Record record, QueueMessage message, Violation why) {
    String partner = Addresses.partnerOf(batch.queue());
    String kind = Addresses.kindOf(batch.queue());
    String stamp = message.text(Properties.STAMP);
    Original original =
        new Original(
            partner,
            kind,
            stamp,
            message.number(Properties.RECEIVED),
            message.text(Properties.SENDER_ID),
            message.text(Properties.SOURCE),
            message.body(),
            message.text(Properties.CONTENT_TYPE),
            new Correction.Mark(
                message.text(Properties.CORRECTION), message.text(Properties.CORRECTION_REASON)),
            message.text(Properties.DATASCHEMA),
            Original.version(message),
            TestMark.noted(
                message.text(Properties.TEST),
                message.properties().containsKey(Properties.STAGE_TEST)));
    Instant now = clock.instant();
    if (!message.properties().containsKey(Properties.WOKEN)) {
      record.event(
          Events.of(original, State.RECEIVED, Instant.ofEpochMilli(original.receivedAt()))
              .payload("original", seal.seal(message.body(), stamp))
              .build());
    }
    record.eventWithReceipt(Events.of(original, State.HELD, now).errors(List.of(why)).build());
    batch.send(
        OutgoingMessage.internal(
            Addresses.held(partner, kind),
            seal.seal(Original.write(original), stamp),
            Hub.held(stamp, message.text(Properties.WOKEN))));
  }

  private void parked(
      QueueBatch batch, Record record, QueueMessage message, DeliveryNote note, Violation why) {
    record.eventWithReceipt(
        Events.of(note, note.refused(), clock.instant())
            .attempt(batch.attempt())
            .errors(List.of(why))
            .build());
    if (note.repeat() != null) {
      return;
    }
    batch.send(
        OutgoingMessage.internal(
            Addresses.parked(note.receiver(), note.kind()), message.body(), Hub.own(message)));
  }
}
