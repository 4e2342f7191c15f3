package id.blkhub.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ids lately used over HTTP, for an early answer to a conflict. Best effort: the inbox decides,
 * this only knows what came over HTTP to this process not long ago.
 */
final class UsedIds {
  private static final int KEPT = 50_000;

  private final Cache<UsedId, Use> uses = Caffeine.newBuilder().maximumSize(KEPT).build();

  /**
   * Notes the id, where it is not in use. A message in another version of its contract may leave
   * out what the earlier one said, so that only intake tells.
   *
   * @param version of the contract; null where intake decides
   * @param content in the form by which the inbox compares documents
   * @return the message with <em>other</em> content that uses it; empty where there is none
   */
  Optional<MessageId> use(
      UsedId usedId, MessageId messageId, @Nullable Integer version, byte[] content) {
    Use mine = new Use(messageId, version, sha256(content));
    Use first = uses.asMap().putIfAbsent(usedId, mine);
    return first == null
            || !Objects.equals(first.version(), version)
            || Arrays.equals(first.digest(), mine.digest())
        ? Optional.empty()
        : Optional.of(first.messageId());
  }

  /** Gives the id to this message, whoever had it: the earlier one turned out not to hold it. */
  void reuse(UsedId usedId, MessageId messageId, @Nullable Integer version, byte[] content) {
    uses.put(usedId, new Use(messageId, version, sha256(content)));
  }

  /** Frees the id, where this message has it. */
  void free(UsedId usedId, MessageId messageId) {
    uses.asMap()
        .computeIfPresent(usedId, (k, use) -> use.messageId().equals(messageId) ? null : use);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * @param id the id its sender gave it
   * @param test a test uses no id of a real message
   */
  record UsedId(PartnerId partner, Kind kind, @Nullable String source, String id, boolean test) {}

  private record Use(MessageId messageId, @Nullable Integer version, byte[] digest) {}
}
