package id.blkhub.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The deliveries acknowledged here a moment ago, for the second answer before the journal knows of
 * the first.
 */
final class LatelyTaken {
  private static final int KEPT = 10_000;

  private record Key(String partner, String id) {}

  private final Map<Key, String> kinds =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
          return size() > KEPT;
        }
      };

  synchronized void add(String partner, String id, String kind) {
    kinds.put(new Key(partner, id), kind);
  }

  synchronized Optional<String> kind(String partner, String id) {
    return Optional.ofNullable(kinds.get(new Key(partner, id)));
  }
}
