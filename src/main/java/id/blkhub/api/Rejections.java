package id.blkhub.api;

import id.blkhub.broker.DoorCounts;
import id.blkhub.journal.Journal;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.JournalEventBuilder;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.reader.ReadMessage;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.util.List;

/**
 * Records a message that was rejected over HTTP as received and rejected, so that sender and
 * operator find it and the sums come out even.
 */
final class Rejections {
  private final Journal journal;
  private final DoorCounts counts;
  private final Seal seal;
  private final Clock clock;

  Rejections(Journal journal, DoorCounts counts, Seal seal, Clock clock) {
    this.journal = journal;
    this.counts = counts;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * @throws RuntimeException when it could not be recorded; the sender must then try again
   */
  void record(
      MessageId messageId,
      PartnerId partner,
      Kind kind,
      ReadMessage message,
      List<Violation> errors) {
    String senderMessageId =
        message.id() != null ? message.id() : "hmac:" + seal.hash("body", message.data());
    MessageRef rejected =
        new MessageRef(
            messageId, partner, kind, senderMessageId, message.source(), null, message.isTest());
    byte[] original = seal.seal(message.data(), messageId.value());
    journal.record(
        List.of(
            event(rejected, State.RECEIVED).payload("original", original).build(),
            event(rejected, State.REJECTED).errors(errors).build()));
    counts.received(partner.value(), kind.value());
  }

  private JournalEventBuilder event(MessageRef message, State state) {
    return JournalEvent.of(message, state, clock.instant());
  }
}
