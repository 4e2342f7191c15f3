package id.blkhub.seal;

/** The hub cannot start with this master key; the message says what to change, never the key. */
public final class MasterKeyUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MasterKeyUnusable(SealProblem problem, Object... values) {
    super(problem.said(values));
  }
}
