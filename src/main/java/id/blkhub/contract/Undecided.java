package id.blkhub.contract;

import id.blkhub.mapping.TooCostly;
import id.blkhub.message.Violation;

/**
 * The check of a document by a contract took too long and was stopped. The fault is the contract's,
 * not the sender's.
 */
public final class Undecided extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  private Undecided(Violation violation) {
    super("the contract does not come to an end", null, false, false);
    this.violation = violation;
  }

  static Undecided of(TooCostly failure) {
    return new Undecided(
        failure.what() == TooCostly.Of.READS
            ? ContractProblem.PATTERN_ENDLESS.violation()
            : ContractProblem.CONTRACT_ENDLESS.violation());
  }

  /** Code and both sentences, without any value. */
  public Violation violation() {
    return violation;
  }
}
