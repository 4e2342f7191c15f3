package id.blkhub.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of a hub in this process, which runs ahead of the real one or behind it. */
public final class MovableClock extends Clock {
  private final AtomicReference<Duration> ahead;
  private final ZoneId zone;

  /** One that is right at first. */
  public MovableClock() {
    this(new AtomicReference<>(Duration.ZERO), ZoneOffset.UTC);
  }

  private MovableClock(AtomicReference<Duration> ahead, ZoneId zone) {
    this.ahead = ahead;
    this.zone = zone;
  }

  /** Sets it, and all that were made of it for other zones. */
  public void set(Duration aheadOfTheRealOne) {
    ahead.set(aheadOfTheRealOne);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MovableClock(ahead, other);
  }
}
