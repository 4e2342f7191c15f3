package id.blkhub.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What accompanies a delivery through the hub. In JSON all fields lie side by side.
 *
 * @param receiver the partner it goes to
 * @param caseId the case it belongs to; 0 without a case
 * @param acceptedAt when the hub accepted the message
 * @param takesBack null for an ordinary delivery
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(builder = DeliveryHeaderBuilder.class)
public record DeliveryHeader(
    @JsonUnwrapped MessageRef message,
    PartnerId receiver,
    long caseId,
    Instant acceptedAt,
    @JsonUnwrapped Resubmission resubmission,
    @JsonUnwrapped @Nullable TakenBack takesBack) {

  /**
   * How often, and why, the delivery has set out.
   *
   * @param version 1, and one more each time an operator edits the content: part of the idempotency
   *     key, so an edited message gets a new one
   * @param retriedAt when it was last sent on its way again; null for the first time
   * @param repeat the replay by which its receiver asked for it again; null for the delivery proper
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Resubmission(int version, @Nullable Instant retriedAt, @Nullable String repeat) {}

  /**
   * What a void or a corrected message does to earlier deliveries.
   *
   * @param correction {@code VOID} where it takes them back, {@code CORRECT} where it replaces them
   * @param earlier the messages it takes back or replaces, as this receiver was sent them
   * @param tells what a void says, before fields are left out: it goes again from here, never from
   *     the message that carried the mark; null for a corrected message
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TakenBack(
      Correction correction, List<MessageId> earlier, @Nullable JsonNode tells) {
    public TakenBack {
      earlier = List.copyOf(earlier);
    }
  }

  /** An ordinary delivery that sets out for the first time. */
  public static DeliveryHeaderBuilder of(
      MessageRef message, PartnerId receiver, Instant acceptedAt) {
    return new DeliveryHeaderBuilder().message(message).receiver(receiver).acceptedAt(acceptedAt);
  }

  public MessageId messageId() {
    return message.messageId();
  }

  public PartnerId sender() {
    return message.sender();
  }

  public Kind kind() {
    return message.kind();
  }

  public int version() {
    return resubmission.version();
  }

  /** The replay by which its receiver asked for it again; null for the delivery proper. */
  public @Nullable String repeat() {
    return resubmission.repeat();
  }

  /** Null for an ordinary delivery. */
  public @Nullable Correction correction() {
    return takesBack == null ? null : takesBack.correction();
  }

  /** The messages it takes back or replaces; empty for an ordinary delivery. */
  public List<MessageId> earlier() {
    return takesBack == null ? List.of() : takesBack.earlier();
  }

  /** What a void says; null for all else. */
  public @Nullable JsonNode tells() {
    return takesBack == null ? null : takesBack.tells();
  }

  public boolean test() {
    return message.test();
  }

  public DeliveryHeader retried(Instant at) {
    return resubmitted(at, repeat());
  }

  /** A delivery of its own, which its receiver asked for after it had taken the first. */
  public DeliveryHeader repeated(String replay, Instant at) {
    return resubmitted(at, replay);
  }

  private DeliveryHeader resubmitted(Instant at, @Nullable String replay) {
    Resubmission again = new Resubmission(version(), at, replay);
    return new DeliveryHeader(message, receiver, caseId, acceptedAt, again, takesBack);
  }

  /**
   * Whether its receiver may have what it says although this delivery has not left: it took the
   * message before, or saw it and refused it.
   */
  public boolean mayBeKnown() {
    return repeat() != null || resubmission.retriedAt() != null;
  }

  /**
   * What becomes of it when it cannot be mapped or its receiver refuses it. No operator need look
   * at what the receiver has already: it may ask once more.
   */
  public State refused() {
    return repeat() == null ? State.PARKED : State.CANCELLED;
  }

  /**
   * From when the time of the agreement runs: whoever sends it on its way again gives the receiver
   * the whole time once more.
   */
  public Instant timeRunsFrom() {
    Instant retriedAt = resubmission.retriedAt();
    return retriedAt == null ? acceptedAt : retriedAt;
  }

  /** The same for every attempt at the same content for the same partner, at most 36 characters. */
  public String idempotencyKey() {
    String what = messageId() + "/" + receiver + '/' + version();
    String name = repeat() == null ? what : what + '/' + repeat();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
