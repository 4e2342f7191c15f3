package id.blkhub.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The ids lately used at this door, for an early answer to a conflict. Best effort: the inbox
 * decides, this only knows what came over HTTP to this process not long ago.
 */
final class UsedIds {
  private static final int KEPT = 50_000;

  private final Map<Key, Use> uses =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Use> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * Notes the id, where it is not in use. A message in another version of its contract may leave
   * out what the earlier one said, so that only intake tells.
   *
   * @param version of the contract; null where intake decides
   * @param content in the form by which the inbox compares documents
   * @return the stamp of the message with <em>other</em> content that uses it; empty where there is
   *     none
   */
  synchronized Optional<String> use(Key key, String stamp, Integer version, byte[] content) {
    byte[] digest = sha256(content);
    Use earlier = uses.putIfAbsent(key, new Use(stamp, version, digest));
    return earlier == null
            || !Objects.equals(earlier.version(), version)
            || Arrays.equals(earlier.digest(), digest)
        ? Optional.empty()
        : Optional.of(earlier.stamp());
  }

  /** Gives the id to this message, whoever had it: the earlier one turned out not to hold it. */
  synchronized void reuse(Key key, String stamp, Integer version, byte[] content) {
    uses.put(key, new Use(stamp, version, sha256(content)));
  }

  /** Frees the id, where this message has it. */
  synchronized void free(Key key, String stamp) {
    Use use = uses.get(key);
    if (use != null && use.stamp().equals(stamp)) {
      uses.remove(key);
    }
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * @param source null where there is none
   * @param test a test uses no id of a real message
   */
  record Key(String partner, String kind, String source, String id, boolean test) {}

  private record Use(String stamp, Integer version, byte[] digest) {}
}
