package id.blkhub.intake;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a message came from and what came.
 *
 * @param entersAgain whether intake has seen it before, so that the hub and the journal know it
 *     already
 * @param wokenBy what woke it after it waited; null for a message that never waited
 * @param received the whole body, as its sender sent it
 */
record MessageOrigin(
    PartnerId partner,
    Kind kind,
    MessageId messageId,
    Instant receivedAt,
    boolean entersAgain,
    @Nullable MessageId wokenBy,
    byte[] received) {}
