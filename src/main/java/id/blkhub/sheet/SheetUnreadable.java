package id.blkhub.sheet;

import id.blkhub.message.ProblemCode;
import id.blkhub.message.Violation;

/** A sheet cannot be read as a whole; nothing of it is used. */
public final class SheetUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  public SheetUnreadable(ProblemCode problem, Object... values) {
    super(problem.code());
    this.violation = problem.violation(values);
  }

  /** What its sender is told. */
  public Violation violation() {
    return violation;
  }
}
