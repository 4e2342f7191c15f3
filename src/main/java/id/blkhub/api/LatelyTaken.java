package id.blkhub.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import java.util.Optional;

/**
 * The deliveries acknowledged here a moment ago, for the second answer before the journal knows of
 * the first.
 */
final class LatelyTaken {
  private static final int KEPT = 10_000;

  private record Key(PartnerId partner, MessageId messageId) {}

  private final Cache<Key, Kind> kinds = Caffeine.newBuilder().maximumSize(KEPT).build();

  void add(PartnerId partner, MessageId messageId, Kind kind) {
    kinds.put(new Key(partner, messageId), kind);
  }

  Optional<Kind> kind(PartnerId partner, MessageId messageId) {
    return Optional.ofNullable(kinds.getIfPresent(new Key(partner, messageId)));
  }
}
