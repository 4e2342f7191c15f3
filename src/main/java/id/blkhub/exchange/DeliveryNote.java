package id.blkhub.exchange;

import id.blkhub.message.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

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
 * @param retriedAt when it was last sent on its way again; null for the first time
 * @param repeat the replay by which its receiver asked for it again; null for the delivery proper
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
    Instant retriedAt,
    String repeat) {
  /** The note of a delivery that sets out for the first time. */
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
        null);
  }

  DeliveryNote retried(Instant at) {
    return new DeliveryNote(
        messageId,
        sender,
        senderMessageId,
        kind,
        businessKey,
        receiver,
        caseId,
        acceptedAt,
        version,
        at,
        repeat);
  }

  /** A delivery of its own, which its receiver asked for after it had taken the first. */
  DeliveryNote repeated(String replay, Instant at) {
    return new DeliveryNote(
        messageId,
        sender,
        senderMessageId,
        kind,
        businessKey,
        receiver,
        caseId,
        acceptedAt,
        version,
        at,
        replay);
  }

  /**
   * What becomes of it when it cannot be mapped or its receiver refuses it. No operator need look
   * at what the receiver has already: it may ask once more.
   */
  State refused() {
    return repeat == null ? State.PARKED : State.CANCELLED;
  }

  /**
   * From when the time of the agreement runs: whoever sends it on its way again gives the receiver
   * the whole time once more.
   */
  Instant timeRunsFrom() {
    return retriedAt == null ? acceptedAt : retriedAt;
  }

  /** The same for every attempt at the same content for the same partner, at most 36 characters. */
  public String idempotencyKey() {
    String what = messageId + '/' + receiver + '/' + version;
    String name = repeat == null ? what : what + '/' + repeat;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
