package id.blkhub.correlation;

/**
 * Content a business key last had; also what it had before a message that waits.
 *
 * @param recipients who was sent something under the key that was not taken back
 * @param caseId the case of its latest message; 0 without a case
 */
record Content(String contentHash, Long version, String stamp, Recipients recipients, long caseId) {
  /** As a waiting message remembers it; the rest stays with the key. */
  Content(String contentHash, Long version, String stamp) {
    this(contentHash, version, stamp, Recipients.NONE, 0);
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

  Content of(Recipients recipients, long caseId) {
    return new Content(contentHash, version, stamp, recipients, caseId);
  }
}
