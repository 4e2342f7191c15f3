package id.blkhub.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Correction;
import id.blkhub.message.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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
 * @param correction {@code VOID} where it takes earlier deliveries back, {@code CORRECT} where it
 *     replaces them; null for an ordinary delivery
 * @param earlier the messages it takes back or replaces, as this receiver was sent them
 * @param tells what a void says, before fields are left out: it goes again from here, never from
 *     the message that carried the mark; null for all else
 * @param test whether it is a test: only a receiver in stage test may have it
 */
public record DeliveryHeader(
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
    String repeat,
    Correction correction,
    List<String> earlier,
    JsonNode tells,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean test) {
  public DeliveryHeader {
    tells = tells == null || tells.isNull() ? null : tells;
    earlier = earlier == null ? List.of() : List.copyOf(earlier);
  }

  /** An ordinary delivery that sets out for the first time. */
  public DeliveryHeader(
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
        null,
        null,
        List.of(),
        null,
        false);
  }

  public DeliveryHeader retried(Instant at) {
    return new DeliveryHeader(
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
        repeat,
        correction,
        earlier,
        tells,
        test);
  }

  /** A delivery of its own, which its receiver asked for after it had taken the first. */
  public DeliveryHeader repeated(String replay, Instant at) {
    return new DeliveryHeader(
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
        replay,
        correction,
        earlier,
        tells,
        test);
  }

  /**
   * Whether its receiver may have what it says although this delivery has not left: it took the
   * message before, or saw it and refused it.
   */
  public boolean mayBeKnown() {
    return repeat != null || retriedAt != null;
  }

  /**
   * What becomes of it when it cannot be mapped or its receiver refuses it. No operator need look
   * at what the receiver has already: it may ask once more.
   */
  public State refused() {
    return repeat == null ? State.PARKED : State.CANCELLED;
  }

  /**
   * From when the time of the agreement runs: whoever sends it on its way again gives the receiver
   * the whole time once more.
   */
  public Instant timeRunsFrom() {
    return retriedAt == null ? acceptedAt : retriedAt;
  }

  /** The same for every attempt at the same content for the same partner, at most 36 characters. */
  public String idempotencyKey() {
    String what = messageId + '/' + receiver + '/' + version;
    String name = repeat == null ? what : what + '/' + repeat;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
