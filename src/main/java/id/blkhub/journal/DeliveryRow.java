package id.blkhub.journal;

import id.blkhub.message.DeliveryAttempt;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Current state of one delivery, projected from its events: a row of {@code delivery}. */
record DeliveryRow(
    MessageId messageId,
    Kind kind,
    DeliveryAttempt delivery,
    State state,
    List<Violation> errors,
    Instant stateAt) {

  /** Whether the event speaks of a delivery. */
  static boolean concerns(JournalEvent event) {
    return event.delivery() != null && event.state().ofDelivery();
  }

  /**
   * @param event one that {@link #concerns} a delivery
   */
  static DeliveryRow of(JournalEvent event) {
    return new DeliveryRow(
        event.messageId(),
        event.kind(),
        Objects.requireNonNull(event.delivery()),
        event.state(),
        event.errors(),
        event.at());
  }

  PartnerId receiver() {
    return delivery.receiver();
  }

  /** The row after one more event, which may be older than those before. */
  DeliveryRow after(JournalEvent event) {
    boolean wins = wins(event);
    String reference =
        event.partnerRef() != null && (wins || delivery.partnerRef() == null)
            ? event.partnerRef()
            : delivery.partnerRef();
    return new DeliveryRow(
        messageId,
        kind,
        new DeliveryAttempt(receiver(), Math.max(delivery.attempt(), event.attempt()), reference),
        wins ? event.state() : state,
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
