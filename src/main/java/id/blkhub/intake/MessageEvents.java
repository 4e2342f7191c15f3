package id.blkhub.intake;

import id.blkhub.message.JournalEvent;
import id.blkhub.message.JournalEventBuilder;
import id.blkhub.message.State;
import java.time.Instant;

/** Begins journal events of messages on their way in. */
final class MessageEvents {
  private MessageEvents() {}

  /**
   * @param keys as far as they were found
   */
  static JournalEventBuilder of(MessageHead head, MessageKeys keys, State state, Instant at) {
    return JournalEvent.of(head.ref(keys), state, at).subjectHash(keys.subjectHash());
  }

  static JournalEventBuilder of(AcceptedMessage accepted, State state, Instant at) {
    return of(accepted.head(), accepted.message().keys().found(), state, at);
  }
}
