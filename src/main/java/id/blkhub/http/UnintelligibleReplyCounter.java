package id.blkhub.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often a partner's answer to one delivery made no sense since the hub started. Bounded: the
 * delivery counted longest ago starts over.
 */
final class UnintelligibleReplyCounter {
  private static final int MOST = 10_000;

  private final Map<String, Integer> counts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST;
        }
      };

  synchronized int another(String idempotencyKey) {
    return counts.merge(idempotencyKey, 1, Integer::sum);
  }

  synchronized void forget(String idempotencyKey) {
    counts.remove(idempotencyKey);
  }
}
