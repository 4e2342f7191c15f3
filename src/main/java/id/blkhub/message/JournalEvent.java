package id.blkhub.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that happened to a message. Travels on the queue {@code journal} in the transaction
 * that made it true; the journal writer stores it once, however often it arrives.
 *
 * @param id its own id; storing the same id again changes nothing
 * @param messageId the stamp of the message
 * @param state what the message, or with {@code receiver} the delivery, became
 * @param sender the partner that sent the message
 * @param source CloudEvents source; null where there is none
 * @param subjectHash keyed hash of the NIK the message speaks of; null where there is none
 * @param receiver the partner of a delivery; null for the message itself
 * @param partnerRef what the receiver called it; null where there is none
 * @param attempt how many attempts the delivery took so far; 0 where there is none
 * @param detail a word for the operator in the hub's own terms, never a payload; null allowed
 * @param payloads sealed bytes by stage ({@code original}, {@code canonical}, {@code sent});
 *     usually empty
 * @param test whether the message is a test
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record JournalEvent(
    String id,
    String messageId,
    Instant at,
    State state,
    String sender,
    String kind,
    String senderMessageId,
    String source,
    String businessKey,
    String subjectHash,
    String receiver,
    String partnerRef,
    int attempt,
    List<Violation> errors,
    String detail,
    Map<String, byte[]> payloads,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean test) {
  /** Begins {@link #detail} of a received message that corrects an earlier one; how, follows. */
  public static final String CORRECTION = "correction ";

  /** Begins {@link #detail} where a partner asked for a delivery again; its replay follows. */
  public static final String REPEATED = "repeated ";

  /** Begins {@link #detail} where an operator sent something on its way again; who, follows. */
  public static final String RETRIED = "retried by ";

  public JournalEvent {
    errors = errors == null ? List.of() : List.copyOf(errors);
    payloads = payloads == null ? Map.of() : payloads;
  }

  /**
   * Whether the sender gets a receipt for it: not for what the journal alone should know, nor for
   * what goes on a second time.
   */
  public boolean receipted() {
    return state.receipted()
        && (detail == null || !detail.startsWith(REPEATED) && !detail.startsWith(RETRIED));
  }

  /** The receipt the sender gets for it; only where {@link #receipted()} holds. */
  public Receipt receipt() {
    return new Receipt(
        messageId,
        senderMessageId,
        kind,
        businessKey,
        state,
        receiver,
        partnerRef,
        errors,
        at,
        test);
  }
}
