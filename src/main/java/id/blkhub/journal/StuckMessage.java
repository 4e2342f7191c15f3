package id.blkhub.journal;

import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message that waits for an operator, or one delivery of it.
 *
 * @param receiver whose delivery is parked; null for a message that is held
 * @param attempts how often the delivery was tried; 0 for a message
 * @param since when it was held or parked, the last time
 */
public record StuckMessage(
    MessageRef message,
    @Nullable PartnerId receiver,
    int attempts,
    List<Violation> errors,
    Instant since) {

  public MessageId messageId() {
    return message.messageId();
  }
}
