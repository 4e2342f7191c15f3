package id.blkhub.reader;

import id.blkhub.message.Violation;

/**
 * The headers and properties of a message are larger than allowed. The sender is told; the hub did
 * not fail.
 */
public final class TooMuchBeside extends Exception {
  private static final long serialVersionUID = 1L;

  private static final Violation VIOLATION =
      ReadingProblem.TOO_MUCH_BESIDE.violation(
          RawHead.LONGEST, RawHead.MOST_ENTRIES, RawHead.MOST_BYTES);

  TooMuchBeside() {
    super(VIOLATION.code(), null, false, false);
  }

  public Violation violation() {
    return VIOLATION;
  }
}
