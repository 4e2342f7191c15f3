package id.blkhub.exchange;

import java.time.Instant;

/**
 * What accompanies a delivery through the hub.
 *
 * @param messageId the stamp of the message
 * @param sender the partner it came from
 * @param receiver the partner it goes to
 * @param caseId the case it belongs to; 0 without a case
 * @param acceptedAt when the hub accepted it
 * @param version 1, and one more each time an operator edits the content: part of the idempotency
 *     key, so an edited message gets a new one
 */
public record DeliveryNote(
    String messageId,
    String sender,
    String senderMessageId,
    String kind,
    String businessKey,
    String receiver,
    long caseId,
    Instant acceptedAt,
    int version) {

  /** The same for every attempt at the same content for the same partner, at most 36 characters. */
  public String idempotencyKey() {
    return java.util
        .UUID
        .nameUUIDFromBytes(
            (messageId + '/' + receiver + '/' + version)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }
}
