package id.blkhub.correlation;

import id.blkhub.message.MessageId;
import id.blkhub.message.Version;
import org.jspecify.annotations.Nullable;

/**
 * Content a business key last had; also what it had before a message that waits.
 *
 * @param contentHash of a void or cancellation with {@code |} and the hash of what it took back
 * @param recipients who was sent something under the key that was not taken back
 * @param caseId the case of its latest message; 0 without a case
 */
record KeyState(
    String contentHash,
    @Nullable Version version,
    MessageId messageId,
    Recipients recipients,
    long caseId) {
  private static final char BEFORE = '|';

  /** As a waiting message remembers it; the rest stays with the key. */
  KeyState(String contentHash, @Nullable Version version, MessageId messageId) {
    this(contentHash, version, messageId, Recipients.NONE, 0);
  }

  /** Whether the arrival only says once more what the key says, or what was taken back. */
  boolean repeatedBy(Arrival arrival) {
    String hash = arrival.contentHash();
    return says(hash)
        || arrival.succession().replaces()
            && corrects()
            && content(contentHash).equals(content(hash))
        || arrival.explicitId() == null && tookBack(hash);
  }

  boolean says(String hash) {
    return contentHash.equals(hash) || ended() && contentHash.startsWith(hash + BEFORE);
  }

  /** Without what tells that it corrects. */
  private static String content(String hash) {
    return corrects(hash) ? hash.substring(hash.indexOf(':') + 1) : hash;
  }

  /** A retry without an id looks like that; to mean it anew takes an id of its own. */
  private boolean tookBack(String hash) {
    return ended()
        && (contentHash.endsWith(BEFORE + hash)
            || contentHash.endsWith(BEFORE + Arrival.REPLACE + hash));
  }

  /** The hash of the void or cancellation that ends this, with what it takes back. */
  String endedBy(String hash) {
    return hash + BEFORE + contentHash.substring(contentHash.indexOf(BEFORE) + 1);
  }

  boolean voided() {
    return contentHash.startsWith(Arrival.VOID);
  }

  boolean cancelled() {
    return contentHash.startsWith(Arrival.CANCEL);
  }

  boolean corrects() {
    return corrects(contentHash);
  }

  private static boolean corrects(String hash) {
    return hash.startsWith(Arrival.CORRECT) || hash.startsWith(Arrival.REPLACE);
  }

  /** Whether the same version may come again after it. */
  boolean ended() {
    return voided() || cancelled();
  }

  KeyState of(Recipients recipients, long caseId) {
    return new KeyState(contentHash, version, messageId, recipients, caseId);
  }
}
