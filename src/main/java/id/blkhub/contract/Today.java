package id.blkhub.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which day it is.
 *
 * @param clock in the zone whose day counts for terms
 */
record Today(Clock clock) {
  private static final ZoneId EASTERNMOST = ZoneId.of("Asia/Jayapura");

  LocalDate day() {
    return LocalDate.now(clock);
  }

  /** The latest day it is anywhere in Indonesia: a later one is in the future for everybody. */
  LocalDate latest() {
    LocalDate there = LocalDate.now(clock.withZone(EASTERNMOST));
    return there.isAfter(day()) ? there : day();
  }
}
