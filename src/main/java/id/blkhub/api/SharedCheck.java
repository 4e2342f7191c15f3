package id.blkhub.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Checks only a few messages of one partner at once; its others wait for their turn. A check can
 * need a processor for some tenths of a second, and a partner may have half of the web server's
 * threads: without a limit they would take all processors from everybody else.
 */
final class SharedCheck implements MessageCheck {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

  private final MessageCheck check;
  private final int most;
  private final Duration patience;
  private final Map<String, Semaphore> byPartner = new ConcurrentHashMap<>();

  /**
   * @param most of one partner at once
   * @param patience what one waits for its turn
   */
  SharedCheck(MessageCheck check, int most, Duration patience) {
    this.check = check;
    this.most = most;
    this.patience = patience;
  }

  /**
   * @throws ProblemException 429 where the turn does not come in time
   */
  @Override
  public Result check(String partner, String kind, String dataschema, byte[] data, int maxBytes) {
    Semaphore turns = byPartner.computeIfAbsent(partner, p -> new Semaphore(most, true));
    if (!acquired(turns)) {
      throw ProblemException.retryAfter(HttpRule.CHECKS_TAKE_LONG, TRY_AGAIN);
    }
    try {
      return check.check(partner, kind, dataschema, data, maxBytes);
    } finally {
      turns.release();
    }
  }

  private boolean acquired(Semaphore turns) {
    try {
      return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
