package id.blkhub.delivery;

import id.blkhub.message.Violation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery ended for now.
 *
 * @param reasons why it did not go through; empty when it did
 * @param partnerRef what the partner calls it; null where it did not say
 * @param retryAfter what the partner asked for (Retry-After); null leaves it to the queue's backoff
 * @param unsent whether a retry is sure that the partner never saw this attempt
 * @param postponed whether this was no attempt: it comes with the next batch
 */
public record DeliveryOutcome(
    Delivery.DeliveryResult result,
    List<Violation> reasons,
    @Nullable String partnerRef,
    @Nullable Duration retryAfter,
    boolean unsent,
    boolean postponed) {
  public DeliveryOutcome {
    reasons = List.copyOf(reasons);
  }

  /** The first of {@link #reasons()}; null where there is none. */
  public @Nullable Violation reason() {
    return reasons.isEmpty() ? null : reasons.get(0);
  }

  static DeliveryOutcome available() {
    return plain(Delivery.DeliveryResult.AVAILABLE, List.of());
  }

  static DeliveryOutcome delivered(@Nullable String ref) {
    return new DeliveryOutcome(
        Delivery.DeliveryResult.DELIVERED, List.of(), ref, null, false, false);
  }

  static DeliveryOutcome parked(List<Violation> why) {
    return plain(Delivery.DeliveryResult.PARKED, why);
  }

  static DeliveryOutcome cancelled(Violation why) {
    return plain(Delivery.DeliveryResult.CANCELLED, List.of(why));
  }

  static DeliveryOutcome retry(Violation why, @Nullable Duration after, boolean unsent) {
    return new DeliveryOutcome(
        Delivery.DeliveryResult.RETRY, List.of(why), null, after, unsent, false);
  }

  static DeliveryOutcome postponement() {
    return new DeliveryOutcome(Delivery.DeliveryResult.RETRY, List.of(), null, null, true, true);
  }

  private static DeliveryOutcome plain(
      Delivery.DeliveryResult deliveryResult, List<Violation> why) {
    return new DeliveryOutcome(deliveryResult, why, null, null, false, false);
  }
}
