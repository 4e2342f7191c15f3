package id.blkhub.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Names one message: at the hub, at its sender, and by what it is about.
 *
 * @param senderMessageId the id its sender gave. In the journal and in receipts a keyed hash stands
 *     for it where the sender gave none; elsewhere it is null then
 * @param source CloudEvents source
 * @param businessKey the key of its kind, for example the enrolment number; null until known
 * @param test whether the message is a test
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MessageRef(
    MessageId messageId,
    PartnerId sender,
    Kind kind,
    @Nullable String senderMessageId,
    @Nullable String source,
    @Nullable String businessKey,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean test) {

  /** The same message, once its business key is known. */
  public MessageRef withBusinessKey(@Nullable String key) {
    return new MessageRef(messageId, sender, kind, senderMessageId, source, key, test);
  }
}
