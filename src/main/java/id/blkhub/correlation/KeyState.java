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
    return says(arrival.contentHash())
        || arrival.explicitId() == null && tookBack(arrival.contentHash());
  }

  boolean says(String hash) {
    return contentHash.equals(hash) || ended() && contentHash.startsWith(hash + BEFORE);
  }

  /** A retry without an id looks like that; to mean it anew takes an id of its own. */
  private boolean tookBack(String hash) {
    return ended() && contentHash.endsWith(BEFORE + hash);
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
    return contentHash.startsWith(Arrival.CORRECT);
  }

  /** Whether the same version may come again after it. */
  boolean ended() {
    return voided() || cancelled();
  }

  KeyState of(Recipients recipients, long caseId) {
    return new KeyState(contentHash, version, messageId, recipients, caseId);
  }
}
