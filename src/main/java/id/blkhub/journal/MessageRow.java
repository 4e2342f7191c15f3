package id.blkhub.journal;

import id.blkhub.message.JournalEvent;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.time.Instant;
import java.util.List;

/** What the events of a message come to. */
record MessageRow(
    String stamp,
    String sender,
    String kind,
    String senderMessageId,
    String source,
    String businessKey,
    String subjectHash,
    State state,
    Instant receivedAt,
    Instant stateAt,
    List<Violation> errors,
    boolean test) {

  /** Begins with whatever event comes first; a delivery's event says at least that it came in. */
  static MessageRow of(JournalEvent event) {
    boolean own = !DeliveryRow.concerns(event);
    return new MessageRow(
        event.messageId(),
        event.sender(),
        event.kind(),
        event.senderMessageId(),
        event.source(),
        event.businessKey(),
        event.subjectHash(),
        own ? event.state() : State.RECEIVED,
        event.at(),
        event.at(),
        own ? event.errors() : List.of(),
        event.test());
  }

  /** The row after one more event, which may be older than those before. */
  MessageRow after(JournalEvent event) {
    boolean wins = !DeliveryRow.concerns(event) && wins(event);
    return new MessageRow(
        stamp,
        sender,
        kind,
        senderMessageId == null ? event.senderMessageId() : senderMessageId,
        source == null ? event.source() : source,
        businessKey == null ? event.businessKey() : businessKey,
        subjectHash == null ? event.subjectHash() : subjectHash,
        wins ? event.state() : state,
        event.at().isBefore(receivedAt) ? event.at() : receivedAt,
        wins ? event.at() : stateAt,
        wins ? event.errors() : errors,
        test || event.test());
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
