package id.blkhub.journal;

import id.blkhub.message.Violation;
import java.time.Instant;
import java.util.List;

/**
 * One message that waits for an operator, or one delivery of it.
 *
 * @param receiver whose delivery is parked; null for a message that is held
 * @param businessKey null until known
 * @param attempts how often the delivery was tried; 0 for a message
 * @param since when it was held or parked, the last time
 */
public record StuckMessage(
    String messageId,
    String sender,
    String senderMessageId,
    String kind,
    String businessKey,
    String receiver,
    int attempts,
    List<Violation> errors,
    Instant since) {}
