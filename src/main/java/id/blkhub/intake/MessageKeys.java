package id.blkhub.intake;

import org.jspecify.annotations.Nullable;

/**
 * What the cases and the journal know a message by that may have ended early: as far as it was
 * found.
 *
 * @param contentHash keyed hash of the canonical content
 * @param subjectHash keyed hash of the NIK of the person spoken of; null where there is none
 */
record MessageKeys(
    @Nullable String businessKey, @Nullable String contentHash, @Nullable String subjectHash) {
  static final MessageKeys NONE = new MessageKeys(null, null, null);
}
