package id.blkhub.message;

import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link JournalEvent} field by field, as code that has only some of them does, and as its
 * JSON form is read.
 */
@JsonPOJOBuilder(withPrefix = "")
public final class JournalEventBuilder {
  private @Nullable String id;
  private @Nullable Instant at;
  private @Nullable State state;
  private List<Violation> errors = List.of();
  private @Nullable EventDetail detail;
  private @Nullable MessageId messageId;
  private @Nullable PartnerId sender;
  private @Nullable Kind kind;
  private @Nullable String senderMessageId;
  private @Nullable String source;
  private @Nullable String businessKey;
  private @Nullable String subjectHash;
  private boolean test;
  private @Nullable PartnerId receiver;
  private int attempt;
  private @Nullable String partnerRef;
  private Map<String, byte[]> payloads = Map.of();

  public JournalEventBuilder id(String value) {
    id = value;
    return this;
  }

  public JournalEventBuilder at(Instant value) {
    at = value;
    return this;
  }

  public JournalEventBuilder state(State value) {
    state = value;
    return this;
  }

  public JournalEventBuilder errors(List<Violation> value) {
    errors = value;
    return this;
  }

  public JournalEventBuilder detail(@Nullable EventDetail value) {
    detail = value;
    return this;
  }

  public JournalEventBuilder messageId(MessageId value) {
    messageId = value;
    return this;
  }

  public JournalEventBuilder sender(PartnerId value) {
    sender = value;
    return this;
  }

  public JournalEventBuilder kind(Kind value) {
    kind = value;
    return this;
  }

  public JournalEventBuilder senderMessageId(@Nullable String value) {
    senderMessageId = value;
    return this;
  }

  public JournalEventBuilder source(@Nullable String value) {
    source = value;
    return this;
  }

  public JournalEventBuilder businessKey(@Nullable String value) {
    businessKey = value;
    return this;
  }

  public JournalEventBuilder subjectHash(@Nullable String value) {
    subjectHash = value;
    return this;
  }

  public JournalEventBuilder test(boolean value) {
    test = value;
    return this;
  }

  public JournalEventBuilder receiver(@Nullable PartnerId value) {
    receiver = value;
    return this;
  }

  public JournalEventBuilder attempt(int value) {
    attempt = value;
    return this;
  }

  public JournalEventBuilder partnerRef(@Nullable String value) {
    partnerRef = value;
    return this;
  }

  public JournalEventBuilder payloads(Map<String, byte[]> value) {
    payloads = value;
    return this;
  }

  /** The payload of one stage, and no other. */
  public JournalEventBuilder payload(String stage, byte[] sealed) {
    return payloads(Map.of(stage, sealed));
  }

  /** All names of the message at once. */
  JournalEventBuilder message(MessageRef message) {
    messageId = message.messageId();
    sender = message.sender();
    kind = message.kind();
    senderMessageId = message.senderMessageId();
    source = message.source();
    businessKey = message.businessKey();
    test = message.test();
    return this;
  }

  /**
   * @throws NullPointerException where the event has no id, moment or state, or its message no id,
   *     sender or kind
   */
  public JournalEvent build() {
    MessageRef message =
        new MessageRef(
            Objects.requireNonNull(messageId, "messageId"),
            Objects.requireNonNull(sender, "sender"),
            Objects.requireNonNull(kind, "kind"),
            senderMessageId,
            source,
            businessKey,
            test);
    return new JournalEvent(
        Objects.requireNonNull(id, "id"),
        Objects.requireNonNull(at, "at"),
        message,
        new StateChange(Objects.requireNonNull(state, "state"), errors, detail),
        receiver == null ? null : new DeliveryAttempt(receiver, attempt, partnerRef),
        subjectHash,
        payloads);
  }
}
