package id.blkhub.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a message. It travels on the queue {@code journal} in the transaction
 * that made it true; the journal stores it once, however often it arrives. In JSON all fields lie
 * side by side.
 *
 * @param id its own id; storing the same id again changes nothing
 * @param change the state of the delivery where there is one, else of the message
 * @param delivery null where the event speaks of the message itself
 * @param subjectHash keyed hash of the NIK the message speaks of; null where it names nobody
 * @param payloads sealed bytes by stage ({@code original}, {@code canonical}, {@code sent});
 *     usually empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(builder = JournalEventBuilder.class)
public record JournalEvent(
    String id,
    Instant at,
    @JsonUnwrapped MessageRef message,
    @JsonUnwrapped StateChange change,
    @JsonUnwrapped @Nullable DeliveryAttempt delivery,
    @Nullable String subjectHash,
    Map<String, byte[]> payloads) {

  /** A new event, with an id of its own. */
  public static JournalEventBuilder of(MessageRef message, State state, Instant at) {
    return new JournalEventBuilder().id(Ids.next()).at(at).message(message).state(state);
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

  public State state() {
    return change.state();
  }

  public List<Violation> errors() {
    return change.errors();
  }

  public @Nullable EventDetail detail() {
    return change.detail();
  }

  /** Null where the event speaks of the message itself. */
  public @Nullable PartnerId receiver() {
    return delivery == null ? null : delivery.receiver();
  }

  /** Null where the receiver gave the delivery no name. */
  public @Nullable String partnerRef() {
    return delivery == null ? null : delivery.partnerRef();
  }

  /** How many attempts the delivery took so far; 0 where there is no delivery. */
  public int attempt() {
    return delivery == null ? 0 : delivery.attempt();
  }

  /**
   * Whether the sender gets a receipt for it: not for what the journal alone should know, nor for
   * what goes on a second time.
   */
  public boolean receipted() {
    EventDetail detail = detail();
    return state().receipted() && (detail == null || !detail.goesAgain());
  }

  /** The receipt the sender gets for it; only where {@link #receipted()} holds. */
  public Receipt receipt() {
    return new Receipt(message, at, state(), errors(), delivery, detail());
  }
}
