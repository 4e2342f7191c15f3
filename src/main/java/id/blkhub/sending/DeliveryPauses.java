package id.blkhub.sending;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import java.time.Instant;
import java.util.Optional;

/** Why the deliveries of a kind to a partner wait in the hub. */
public interface DeliveryPauses {
  /** Empty while they flow. */
  Optional<DeliveryPause> of(PartnerId receiver, Kind kind);

  /**
   * The delivery at the head is tried again and again; those behind it follow it in their order.
   *
   * @param head the hub's id of that delivery's message; empty where the hub itself fails
   * @param attempts in a row that failed, since the hub started
   */
  record DeliveryPause(
      Optional<MessageId> head,
      Violation cause,
      int attempts,
      Instant lastAttemptAt,
      Instant nextAttemptAt) {}
}
