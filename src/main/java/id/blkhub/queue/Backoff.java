package id.blkhub.queue;

import java.time.Duration;

/** Pauses that grow while failures continue, and are short again after a success. */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(500);

  private final Duration longest;
  private Duration next = FIRST;

  /**
   * @param longest no pause that the hub chooses is longer
   */
  public Backoff(Duration longest) {
    this.longest = longest;
  }

  /**
   * The pause before the next attempt.
   *
   * @param asked the pause that the other side asked for; zero leaves it to the backoff
   */
  public Duration pause(Duration asked) {
    Duration pause = asked.isZero() ? next : asked;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return pause;
  }

  /** After a success. */
  public void reset() {
    next = FIRST;
  }
}
