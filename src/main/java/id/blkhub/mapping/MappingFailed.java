package id.blkhub.mapping;

import id.blkhub.message.Violation;

/**
 * A mapping or predicate of the hub failed on a document that kept its contract: the hub's fault,
 * not the sender's. The violation names the place in the file, never a value of the document.
 */
public final class MappingFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  MappingFailed(Violation violation, Throwable cause) {
    super(violation.code() + ": " + violation.message().en(), cause);
    this.violation = violation;
  }

  /** Code and both sentences. */
  public Violation violation() {
    return violation;
  }
}
