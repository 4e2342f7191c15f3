package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;

/**
 * Facts already parsed: every receiver of a message asks the database for the same ones, one after
 * the other. What is asked is never remembered, only how the answer reads. Thread-safe.
 */
final class KnownFacts {
  /** Of the heap, as characters; a tree takes some four bytes for each. */
  private static final long SHARE = 128;

  private final LoadingCache<String, Map<String, JsonNode>> parsed =
      Caffeine.newBuilder()
          .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE)
          .<String, Map<String, JsonNode>>weigher((stored, facts) -> stored.length())
          .expireAfterWrite(Duration.ofMinutes(1))
          .build(stored -> Collections.unmodifiableMap(Facts.read(stored)));

  /**
   * @param stored null for none
   * @return not to be changed
   */
  Map<String, JsonNode> read(String stored) {
    return stored == null ? Map.of() : parsed.get(stored);
  }
}
