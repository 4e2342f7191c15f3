package id.blkhub.journal;

import java.time.Instant;

/**
 * A delivery its receiver has.
 *
 * @param takenAt when the receiver acknowledged it
 * @param acceptedAt when the hub accepted the message
 * @param test whether the message is a test
 */
public record TakenDelivery(
    String messageId,
    String sender,
    String senderMessageId,
    String kind,
    String businessKey,
    String receiver,
    Instant takenAt,
    Instant acceptedAt,
    boolean test) {}
