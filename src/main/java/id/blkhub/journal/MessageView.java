package id.blkhub.journal;

import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.time.Instant;
import java.util.List;

/** A message as the journal knows it, without any payload. */
public record MessageView(
    String messageId,
    String sender,
    String kind,
    String senderMessageId,
    String source,
    String businessKey,
    State state,
    Instant receivedAt,
    Instant stateAt,
    List<Violation> errors,
    boolean test,
    List<DeliveryView> deliveries) {

  /** One receiver's side of it; filtered receivers are listed too. */
  public record DeliveryView(
      String receiver,
      State state,
      int attempts,
      String partnerRef,
      List<Violation> errors,
      Instant stateAt) {}
}
