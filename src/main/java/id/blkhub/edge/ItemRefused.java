package id.blkhub.edge;

import id.blkhub.message.Violation;

/** An item cannot be taken as a whole; nothing of it was sent. */
public final class ItemRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  public ItemRefused(Violation violation) {
    super(violation.code());
    this.violation = violation;
  }

  /** What its sender is told. */
  public Violation violation() {
    return violation;
  }
}
