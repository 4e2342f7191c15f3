package id.blkhub.exchange;

import id.blkhub.message.EventDetail;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.JournalEventBuilder;
import id.blkhub.message.MessageRef;
import id.blkhub.message.State;
import java.time.Instant;

/** Begins the journal events of messages and deliveries. */
public final class Events {
  private Events() {}

  /** Of a message of which only its names are known any more. */
  public static JournalEventBuilder of(MessageRef message, State state, Instant at) {
    return JournalEvent.of(
        new MessageRef(
            message.messageId(),
            message.sender(),
            message.kind(),
            message.senderMessageId() == null
                ? message.messageId().value()
                : message.senderMessageId(),
            message.source(),
            null,
            message.test()),
        state,
        at);
  }

  public static JournalEventBuilder of(OriginalMessage message, State state, Instant at) {
    return JournalEvent.of(message.ref(), state, at);
  }

  public static JournalEventBuilder of(DeliveryHeader header, State state, Instant at) {
    String repeat = header.repeat();
    return JournalEvent.of(header.message(), state, at)
        .receiver(header.receiver())
        .detail(repeat == null ? null : new EventDetail.Repeats(repeat));
  }
}
