package id.blkhub.api;

import id.blkhub.broker.DoorCounts;
import id.blkhub.journal.Journal;
import id.blkhub.message.Ids;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.reader.ReadMessage;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Records a message that was rejected at the door as received and rejected, so that sender and
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
      String stamp, String partner, String kind, ReadMessage message, List<Violation> errors) {
    Map<String, byte[]> original = Map.of("original", seal.seal(message.data(), stamp));
    journal.record(
        List.of(
            event(stamp, State.RECEIVED, partner, kind, message, List.of(), original),
            event(stamp, State.REJECTED, partner, kind, message, errors, Map.of())));
    counts.received(partner, kind);
  }

  private JournalEvent event(
      String stamp,
      State state,
      String partner,
      String kind,
      ReadMessage message,
      List<Violation> errors,
      Map<String, byte[]> payloads) {
    Instant now = clock.instant();
    String senderMessageId =
        message.id() != null ? message.id() : "hmac:" + seal.hash("body", message.data());
    return new JournalEvent(
        Ids.next(),
        stamp,
        now,
        state,
        partner,
        kind,
        senderMessageId,
        message.source(),
        null,
        null,
        null,
        null,
        0,
        errors,
        null,
        payloads,
        message.isTest());
  }
}
