package id.blkhub.delivery;

import id.blkhub.delivery.Delivery.DeliveryResult;
import id.blkhub.exchange.DeliveryHeader;

/**
 * A delivery with its outcome.
 *
 * @param attempt 1 for the first; counted since the hub started, so a restart begins again at 1
 * @param stayed whether nothing was sent after all: the one call made was certainly not seen
 * @param refused whether the partner has nothing of it: it answered the one call with a refusal
 */
record SentDelivery(
    DeliveryHeader header, int attempt, DeliveryOutcome outcome, boolean stayed, boolean refused) {
  DeliveryResult result() {
    return outcome.result();
  }
}
