package id.blkhub.intake;

import id.blkhub.exchange.Events;
import id.blkhub.message.Ids;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes journal events of messages on their way in. */
final class IncomingEvents {
  private IncomingEvents() {}

  static Events of(Incoming message, State state, Instant at) {
    return Events.of(
        new JournalEvent(
            Ids.next(),
            message.stamp,
            at,
            state,
            message.partner,
            message.kind,
            senderMessageId(message),
            message.source,
            message.businessKey,
            message.subjectHash,
            null,
            null,
            0,
            List.of(),
            null,
            Map.of(),
            message.isTest()));
  }

  /** The id the sender knows it by; a message without one is known by its content. */
  static String senderMessageId(Incoming message) {
    if (message.explicitId != null) {
      return message.explicitId;
    }
    return "hmac:" + (message.contentHash != null ? message.contentHash : message.bodyHash);
  }
}
