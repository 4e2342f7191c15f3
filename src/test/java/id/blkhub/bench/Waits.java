package id.blkhub.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits that are themselves cheap and exact enough to be measured with. */
final class Waits {
  private static final long EACH_NANOS = 500_000;

  private Waits() {}

  static void until(String what, Duration atMost, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not within " + atMost + ": " + what);
      }
      LockSupport.parkNanos(EACH_NANOS);
    }
  }
}
