package id.blkhub.intake;

import org.jspecify.annotations.Nullable;

/**
 * What the cases and the journal know a canonical message by.
 *
 * @param contentHash keyed hash of the canonical content
 * @param subjectHash keyed hash of the NIK of the person spoken of; null where there is none
 */
record ContentKeys(String businessKey, String contentHash, @Nullable String subjectHash) {
  MessageKeys found() {
    return new MessageKeys(businessKey, contentHash, subjectHash);
  }
}
