package id.blkhub.journal;

import id.blkhub.message.JournalEvent;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.time.Instant;
import java.util.List;

/** What the events of one delivery come to. */
record DeliveryRow(
    String stamp,
    String receiver,
    String kind,
    State state,
    int attempts,
    String partnerRef,
    List<Violation> errors,
    Instant stateAt) {

  /** Whether the event speaks of a delivery. */
  static boolean concerns(JournalEvent event) {
    return event.receiver() != null && event.state().ofDelivery();
  }

  static DeliveryRow of(JournalEvent event) {
    return new DeliveryRow(
        event.messageId(),
        event.receiver(),
        event.kind(),
        event.state(),
        event.attempt(),
        event.partnerRef(),
        event.errors(),
        event.at());
  }

  /** The row after one more event, which may be older than those before. */
  DeliveryRow after(JournalEvent event) {
    boolean wins = wins(event);
    return new DeliveryRow(
        stamp,
        receiver,
        kind,
        wins ? event.state() : state,
        Math.max(attempts, event.attempt()),
        event.partnerRef() != null && (wins || partnerRef == null)
            ? event.partnerRef()
            : partnerRef,
        wins ? event.errors() : errors,
        wins ? event.at() : stateAt);
  }

  private boolean wins(JournalEvent event) {
    boolean later = event.at().isAfter(stateAt);
    int rank = rank(event.state());
    if (state == State.PARKED && rank < rank(State.DELIVERED)) {
      // an operator may send a parked delivery on its way again
      return later;
    }
    return rank == rank(state) ? later && rank < rank(State.EXPIRED) : rank > rank(state);
  }

  // what the partner has outranks what the hub gave up on: it decides who has seen the data
  private static int rank(State state) {
    return switch (state) {
      case FILTERED -> 0;
      case ROUTED -> 1;
      case AVAILABLE, PARKED -> 2;
      case EXPIRED, CANCELLED -> 3;
      case DELIVERED -> 4;
      default -> throw new IllegalArgumentException(state + " is no state of a delivery");
    };
  }
}
