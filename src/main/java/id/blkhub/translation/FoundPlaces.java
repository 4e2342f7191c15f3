package id.blkhub.translation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;

/**
 * Which fields of a sender's form the parts of canonical forms were made of before. They are tried
 * apart from the others, which answers most of a search at once. Thread-safe.
 */
final class FoundPlaces {
  private static final int MOST_PARTS = 1_000;

  private final Cache<String, Set<String>> fields =
      Caffeine.newBuilder().maximumSize(MOST_PARTS).build();

  /**
   * @param part pointer into the canonical form
   * @return pointers into the sender's form; none where the part was not found yet
   */
  Set<String> of(String part) {
    Set<String> known = fields.getIfPresent(part);
    return known == null ? Set.of() : known;
  }

  void remember(String part, Set<String> madeOf) {
    fields.put(part, Set.copyOf(madeOf));
  }
}
