package id.blkhub.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests each partner has open. A client that writes its body or reads its answer one
 * byte a second holds a thread of the web server for as long as it likes; no partner gets more of
 * them than its share, so that it cannot shut out the others.
 */
final class Shares {
  /** Half of the web server's 200 threads. */
  static final int MOST_AT_ONCE = 100;

  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  /** Whether the partner may have one more; each that it got is given back by {@link #leave}. */
  boolean enter(String partner) {
    boolean[] entered = new boolean[1];
    open.compute(
        partner,
        (key, count) -> {
          int before = count == null ? 0 : count;
          entered[0] = before < MOST_AT_ONCE;
          return entered[0] ? Integer.valueOf(before + 1) : count;
        });
    return entered[0];
  }

  void leave(String partner) {
    open.computeIfPresent(partner, (key, count) -> count == 1 ? null : count - 1);
  }
}
