package id.blkhub.mapping;

/** Ends an evaluation that used up its {@link Budget}. */
public final class TooCostly extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Of what;

  /** What was used up. */
  public enum Of {
    STEPS,
    MEMORY,
    READS
  }

  TooCostly(Of what) {
    // thrown deep inside recursions, where a trace would be long and say nothing
    super("too much of " + what, null, false, false);
    this.what = what;
  }

  /** What there was not enough of. */
  public Of what() {
    return what;
  }
}
