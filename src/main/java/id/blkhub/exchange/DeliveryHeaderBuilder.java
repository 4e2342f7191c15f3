package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import id.blkhub.exchange.DeliveryHeader.Resubmission;
import id.blkhub.exchange.DeliveryHeader.TakenBack;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link DeliveryHeader} field by field, as its JSON form is read. */
@JsonPOJOBuilder(withPrefix = "")
public final class DeliveryHeaderBuilder {
  private @Nullable MessageId messageId;
  private @Nullable PartnerId sender;
  private @Nullable Kind kind;
  private @Nullable String senderMessageId;
  private @Nullable String businessKey;
  private boolean test;
  private @Nullable PartnerId receiver;
  private long caseId;
  private @Nullable Instant acceptedAt;
  private int version = 1;
  private @Nullable Instant retriedAt;
  private @Nullable String repeat;
  private @Nullable Correction correction;
  private List<MessageId> earlier = List.of();
  private @Nullable JsonNode tells;

  DeliveryHeaderBuilder() {}

  public DeliveryHeaderBuilder messageId(MessageId value) {
    messageId = value;
    return this;
  }

  public DeliveryHeaderBuilder sender(PartnerId value) {
    sender = value;
    return this;
  }

  public DeliveryHeaderBuilder kind(Kind value) {
    kind = value;
    return this;
  }

  public DeliveryHeaderBuilder senderMessageId(@Nullable String value) {
    senderMessageId = value;
    return this;
  }

  public DeliveryHeaderBuilder businessKey(@Nullable String value) {
    businessKey = value;
    return this;
  }

  public DeliveryHeaderBuilder test(boolean value) {
    test = value;
    return this;
  }

  public DeliveryHeaderBuilder receiver(PartnerId value) {
    receiver = value;
    return this;
  }

  public DeliveryHeaderBuilder caseId(long value) {
    caseId = value;
    return this;
  }

  public DeliveryHeaderBuilder acceptedAt(Instant value) {
    acceptedAt = value;
    return this;
  }

  public DeliveryHeaderBuilder version(int value) {
    version = value;
    return this;
  }

  public DeliveryHeaderBuilder retriedAt(@Nullable Instant value) {
    retriedAt = value;
    return this;
  }

  public DeliveryHeaderBuilder repeat(@Nullable String value) {
    repeat = value;
    return this;
  }

  public DeliveryHeaderBuilder correction(@Nullable Correction value) {
    correction = value;
    return this;
  }

  public DeliveryHeaderBuilder earlier(@Nullable List<MessageId> value) {
    earlier = value == null ? List.of() : value;
    return this;
  }

  public DeliveryHeaderBuilder tells(@Nullable JsonNode value) {
    tells = value == null || value.isNull() ? null : value;
    return this;
  }

  /** All names of the message at once; its source does not travel with a delivery. */
  DeliveryHeaderBuilder message(MessageRef message) {
    messageId = message.messageId();
    sender = message.sender();
    kind = message.kind();
    senderMessageId = message.senderMessageId();
    businessKey = message.businessKey();
    test = message.test();
    return this;
  }

  /**
   * @throws NullPointerException where the message has no id, sender or kind, or the delivery no
   *     receiver or no moment of acceptance
   */
  public DeliveryHeader build() {
    MessageRef message =
        new MessageRef(
            Objects.requireNonNull(messageId, "messageId"),
            Objects.requireNonNull(sender, "sender"),
            Objects.requireNonNull(kind, "kind"),
            senderMessageId,
            null,
            businessKey,
            test);
    return new DeliveryHeader(
        message,
        Objects.requireNonNull(receiver, "receiver"),
        caseId,
        Objects.requireNonNull(acceptedAt, "acceptedAt"),
        new Resubmission(version, retriedAt, repeat),
        correction == null ? null : new TakenBack(correction, earlier, tells));
  }
}
