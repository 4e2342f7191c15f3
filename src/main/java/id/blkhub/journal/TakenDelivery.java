package id.blkhub.journal;

import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import java.time.Instant;

/**
 * A delivery its receiver has.
 *
 * @param takenAt when the receiver acknowledged it
 * @param acceptedAt when the hub accepted the message
 */
public record TakenDelivery(
    MessageRef message, PartnerId receiver, Instant takenAt, Instant acceptedAt) {

  public MessageId messageId() {
    return message.messageId();
  }
}
