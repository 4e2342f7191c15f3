package id.blkhub.contract;

import id.blkhub.message.Violation;

/**
 * A contract of the hub has a pattern that does not come to an end on a value: whether the document
 * keeps the contract cannot be told, which is the fault of the file and not of the sender.
 */
public final class Undecided extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  Undecided() {
    super("a pattern does not come to an end", null, false, false);
    this.violation =
        Violation.of(
            "",
            Codes.PATTERN_ENDLESS,
            "Sebuah pola (pattern) dalam kontrak tidak selesai diperiksa pada pesan ini; pesan"
                + " disimpan dan operator diberi tahu.",
            "A pattern of the contract does not come to an end on this message; the message is"
                + " kept and an operator is told.");
  }

  /** Code and both sentences, without any value. */
  public Violation violation() {
    return violation;
  }
}
