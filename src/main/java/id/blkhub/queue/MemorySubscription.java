package id.blkhub.queue;

import java.time.Duration;
import java.time.Instant;

/** A route that reads a queue in memory, and where its redelivery stands. */
final class MemorySubscription {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final QueueSubscription subscription;
  private RedeliveryState redelivery;
  private Instant pausedUntil;

  MemorySubscription(QueueSubscription subscription) {
    this.subscription = subscription;
    this.redelivery = fresh();
    this.pausedUntil = Instant.MIN;
  }

  /** Nothing fails for a passing reason in a rehearsal: all it needs is in this process. */
  private RedeliveryState fresh() {
    return new RedeliveryState(subscription.batchSize(), LONGEST_PAUSE, failure -> false);
  }

  String queue() {
    return subscription.queue();
  }

  BatchProcessor processor() {
    return subscription.processor();
  }

  RedeliveryState redelivery() {
    return redelivery;
  }

  /** When the pause ends; long ago where there is none. */
  Instant pausedUntil() {
    return pausedUntil;
  }

  boolean isPaused(Instant now) {
    return pausedUntil.isAfter(now);
  }

  void pauseUntil(Instant end) {
    pausedUntil = end;
  }

  /** Forgets all failures. */
  void startOver() {
    redelivery = fresh();
    pausedUntil = Instant.MIN;
  }
}
