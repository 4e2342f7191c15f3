package id.blkhub.newpartner;

/**
 * What was asked for cannot be done; nothing was written. The message is a sentence with a code.
 */
public final class DraftRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param values as the sentence takes them
   */
  DraftRefused(DraftProblem problem, Object... values) {
    super(problem.said(values));
  }
}
