package id.blkhub.message;

/** What became of a message (as its sender sees it) or of one delivery (as its receiver's side). */
public enum State {
  RECEIVED,
  ACCEPTED,
  REJECTED,
  DUPLICATE,
  WAITING,
  HELD,
  /** Journal only: an accepted message was not for this receiver. */
  FILTERED,
  /** Journal only: a delivery to this receiver was created. */
  ROUTED,
  AVAILABLE,
  DELIVERED,
  PARKED,
  EXPIRED,
  CANCELLED;

  /** Whether the sender gets a receipt for it. */
  public boolean receipted() {
    return this != FILTERED && this != ROUTED;
  }

  /** Whether it speaks of one delivery rather than of the message as a whole. */
  public boolean ofDelivery() {
    return compareTo(FILTERED) >= 0;
  }
}
