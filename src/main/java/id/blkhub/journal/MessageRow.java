package id.blkhub.journal;

import id.blkhub.message.JournalEvent;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Current state of a message, projected from its events: a row of the table {@code message}. */
record MessageRow(
    MessageRef message,
    @Nullable String subjectHash,
    State state,
    Instant receivedAt,
    Instant stateAt,
    List<Violation> errors) {

  /** Begins with whatever event comes first; a delivery's event says at least that it came in. */
  static MessageRow of(JournalEvent event) {
    boolean own = !DeliveryRow.concerns(event);
    return new MessageRow(
        event.message(),
        event.subjectHash(),
        own ? event.state() : State.RECEIVED,
        event.at(),
        event.at(),
        own ? event.errors() : List.of());
  }

  MessageId messageId() {
    return message.messageId();
  }

  /** The row after one more event, which may be older than those before. */
  MessageRow after(JournalEvent event) {
    boolean wins = !DeliveryRow.concerns(event) && wins(event);
    return new MessageRow(
        merged(event.message()),
        subjectHash == null ? event.subjectHash() : subjectHash,
        wins ? event.state() : state,
        event.at().isBefore(receivedAt) ? event.at() : receivedAt,
        wins ? event.at() : stateAt,
        wins ? event.errors() : errors);
  }

  /** Names that became known later fill the gaps; those known already stay. */
  private MessageRef merged(MessageRef later) {
    return new MessageRef(
        message.messageId(),
        message.sender(),
        message.kind(),
        message.senderMessageId() == null ? later.senderMessageId() : message.senderMessageId(),
        message.source() == null ? later.source() : message.source(),
        message.businessKey() == null ? later.businessKey() : message.businessKey(),
        message.test() || later.test());
  }

  private boolean wins(JournalEvent event) {
    int rank = rank(event.state());
    if (rank != rank(state)) {
      return rank > rank(state);
    }
    // a message may wait, be held, be replayed and wait again; an outcome stays
    return rank == 1 && !event.at().isBefore(stateAt);
  }

  private static int rank(State state) {
    return switch (state) {
      case RECEIVED -> 0;
      case WAITING, HELD -> 1;
      default -> 2;
    };
  }
}
