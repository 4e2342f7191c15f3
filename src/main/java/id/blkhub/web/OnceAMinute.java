package id.blkhub.web;

import java.util.function.LongSupplier;

/** Counts what clients cause, so that the log tells of each kind once a minute and how often. */
public final class OnceAMinute {
  private static final long MINUTE = 60_000_000_000L;

  private final LongSupplier nanoClock;
  private long next;
  private long untold;

  public OnceAMinute() {
    this(System::nanoTime);
  }

  /**
   * @param nanoClock nanoseconds that never run backwards
   */
  OnceAMinute(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    next = nanoClock.getAsLong();
  }

  /**
   * Counts one more.
   *
   * @return how many there were since it was last told; 0 where it was told less than a minute ago
   */
  public synchronized long more() {
    untold++;
    long now = nanoClock.getAsLong();
    if (now - next < 0) {
      return 0;
    }
    next = now + MINUTE;
    long told = untold;
    untold = 0;
    return told;
  }
}
