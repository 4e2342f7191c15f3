package id.blkhub.intake;

import id.blkhub.exchange.OriginalMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a message came from and what came.
 *
 * @param entered what its queue says of an earlier look at it: null for a message that intake has
 *     not seen, else what woke it, or {@link OriginalMessage#NOT_WOKEN}
 * @param received the whole body, as its sender sent it
 */
record MessageOrigin(
    String partner,
    String kind,
    String messageId,
    Instant receivedAt,
    @Nullable String entered,
    byte[] received) {

  /** Whether intake has seen it before, so that the hub and the journal know it already. */
  boolean entersAgain() {
    return entered != null;
  }

  /** What woke it after it waited; null for a message that never waited. */
  @Nullable String wokenBy() {
    return OriginalMessage.NOT_WOKEN.equals(entered) ? null : entered;
  }
}
