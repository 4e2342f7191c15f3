package id.blkhub.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Stands still until it is moved. */
final class RehearsalClock extends Clock {
  private final ZoneId zone;
  private volatile Instant now;

  RehearsalClock(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  void set(Instant moment) {
    now = moment;
  }

  Instant after(Duration time) {
    return now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    RehearsalClock same = this;
    return new Clock() {
      @Override
      public Instant instant() {
        return same.instant();
      }

      @Override
      public ZoneId getZone() {
        return other;
      }

      @Override
      public Clock withZone(ZoneId another) {
        return same.withZone(another);
      }
    };
  }
}
