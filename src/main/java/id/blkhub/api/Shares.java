package id.blkhub.api;

import id.blkhub.message.PartnerId;
import java.util.HashMap;
import java.util.Map;

/**
 * How many requests each partner has open. A client that writes its body or reads its answer one
 * byte a second holds a thread of the web server for as long as it likes. No partner gets more of
 * them than it leaves free: the first that misbehaves half, the next half of the rest.
 */
final class Shares {
  private final int threads;
  private final Map<PartnerId, Integer> open = new HashMap<>();
  private int all;

  /**
   * @param threads of the web server
   */
  Shares(int threads) {
    this.threads = threads;
  }

  /** Whether the partner may have one more; each that it got is given back by {@link #leave}. */
  synchronized boolean enter(PartnerId partner) {
    if (open.getOrDefault(partner, 0) >= threads - all) {
      return false;
    }
    open.merge(partner, 1, Integer::sum);
    all++;
    return true;
  }

  synchronized void leave(PartnerId partner) {
    open.computeIfPresent(partner, (key, count) -> count == 1 ? null : count - 1);
    all--;
  }
}
