package id.blkhub.intake;

import id.blkhub.message.JournalEvent;
import id.blkhub.message.JournalEventBuilder;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import java.time.Instant;

/** Begins the journal events of messages on their way in. */
final class IncomingEvents {
  private IncomingEvents() {}

  static JournalEventBuilder of(Incoming message, State state, Instant at) {
    return JournalEvent.of(ref(message), state, at).subjectHash(message.subjectHash);
  }

  /** The message under the names its sender and the journal know it by. */
  static MessageRef ref(Incoming message) {
    return new MessageRef(
        new MessageId(message.messageId),
        new PartnerId(message.partner),
        new Kind(message.kind),
        senderMessageId(message),
        message.source,
        message.businessKey,
        message.isTest());
  }

  /** The id the sender knows it by; a message without one is known by its content. */
  static String senderMessageId(Incoming message) {
    if (message.explicitId != null) {
      return message.explicitId;
    }
    return "hmac:" + (message.contentHash != null ? message.contentHash : message.bodyHash);
  }
}
