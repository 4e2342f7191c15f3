package id.blkhub.web;

import java.util.function.LongSupplier;

/** Limits a log line that clients cause to once a minute, and counts the events in between. */
public final class OnceAMinute {
  private static final long MINUTE = 60_000_000_000L;

  private final LongSupplier nanoClock;
  private long next;
  private long unlogged;

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
   * Counts one more event.
   *
   * @return how many events to log: those since the last line; 0 where that was less than a minute
   *     ago
   */
  public synchronized long more() {
    unlogged++;
    long now = nanoClock.getAsLong();
    if (now - next < 0) {
      return 0;
    }
    next = now + MINUTE;
    long counted = unlogged;
    unlogged = 0;
    return counted;
  }
}
