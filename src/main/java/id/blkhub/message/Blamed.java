package id.blkhub.message;

/** Makes failures fit for a log: where and what, but not their sentences, which may quote data. */
public final class Blamed {
  private Blamed() {}

  /** The same classes and places, all the way down, without any message. */
  public static Throwable of(Throwable failure) {
    return of(failure, 0);
  }

  private static Throwable of(Throwable failure, int depth) {
    Throwable cause = failure.getCause();
    // a chain that long tells nothing more, and may be a circle
    boolean last = cause == null || cause.equals(failure) || depth > 10;
    Throwable place =
        new IllegalStateException(
            failure.getClass().getName(), last || cause == null ? null : of(cause, depth + 1));
    place.setStackTrace(failure.getStackTrace());
    return place;
  }
}
