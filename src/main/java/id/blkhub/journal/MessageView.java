package id.blkhub.journal;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as the journal knows it, without any payload. */
public record MessageView(
    MessageRef message,
    State state,
    Instant receivedAt,
    Instant stateAt,
    List<Violation> errors,
    List<DeliveryView> deliveries) {

  public MessageId messageId() {
    return message.messageId();
  }

  public PartnerId sender() {
    return message.sender();
  }

  public Kind kind() {
    return message.kind();
  }

  /** The id its sender gave, or the keyed hash that stands for it; null where neither is known. */
  public @Nullable String senderMessageId() {
    return message.senderMessageId();
  }

  /** Null where it could not be read. */
  public @Nullable String businessKey() {
    return message.businessKey();
  }

  public boolean test() {
    return message.test();
  }

  /**
   * One receiver's side of it; filtered receivers are listed too.
   *
   * @param partnerRef what the receiver called it; null where it gave it no name
   */
  public record DeliveryView(
      PartnerId receiver,
      State state,
      int attempts,
      @Nullable String partnerRef,
      List<Violation> errors,
      Instant stateAt) {}
}
