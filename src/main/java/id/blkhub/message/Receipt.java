package id.blkhub.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What the hub tells a sender about its message.
 *
 * @param messageId the hub's id
 * @param senderMessageId the id the sender gave, or the keyed hash that stands for it
 * @param businessKey the key of the kind (for example the enrolment number); null until known
 * @param partner the receiver a delivery state speaks of; null otherwise
 * @param partnerRef what the receiver called it; null where there is none
 * @param errors in the hub's own codes, never a partner's free text; warnings of a message that was
 *     taken are among them; empty when nothing is wrong
 * @param test whether the message is a test
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Receipt(
    String messageId,
    String senderMessageId,
    String kind,
    String businessKey,
    State state,
    String partner,
    String partnerRef,
    List<Violation> errors,
    Instant time,
    boolean test) {
  public Receipt {
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /** The CloudEvents type, {@code id.blkhub.receipt.<state>} in lower case. */
  public String type() {
    return "id.blkhub.receipt." + state.name().toLowerCase(java.util.Locale.ROOT);
  }
}
