package id.blkhub.exchange;

import id.blkhub.message.Correction;
import java.time.Instant;
import java.util.List;

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
 * @param correction {@code VOID} where it takes earlier deliveries back, {@code CORRECT} where it
 *     replaces them; null for an ordinary delivery
 * @param earlier the messages it takes back or replaces, as this receiver was sent them
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
    int version,
    Correction correction,
    List<String> earlier) {
  public DeliveryNote {
    earlier = earlier == null ? List.of() : List.copyOf(earlier);
  }

  /** An ordinary delivery. */
  public DeliveryNote(
      String messageId,
      String sender,
      String senderMessageId,
      String kind,
      String businessKey,
      String receiver,
      long caseId,
      Instant acceptedAt,
      int version) {
    this(
        messageId,
        sender,
        senderMessageId,
        kind,
        businessKey,
        receiver,
        caseId,
        acceptedAt,
        version,
        null,
        List.of());
  }

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
