package id.blkhub.contract;

import id.blkhub.mapping.TooCostly;
import id.blkhub.message.Violation;

/**
 * A contract of the hub does not come to an end on a document: whether the document keeps it cannot
 * be told, which is the fault of the file and not of the sender.
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
            ? Violation.of(
                "",
                Codes.PATTERN_ENDLESS,
                "Sebuah pola (pattern) dalam kontrak tidak selesai diperiksa pada pesan ini; pesan"
                    + " disimpan dan operator diberi tahu.",
                "A pattern of the contract does not come to an end on this message; the message is"
                    + " kept and an operator is told.")
            : Violation.of(
                "",
                Codes.CONTRACT_ENDLESS,
                "Kontrak tidak selesai diperiksa pada pesan ini; pesan disimpan dan operator diberi"
                    + " tahu.",
                "The contract does not come to an end on this message; the message is kept and an"
                    + " operator is told."));
  }

  /** Code and both sentences, without any value. */
  public Violation violation() {
    return violation;
  }
}
