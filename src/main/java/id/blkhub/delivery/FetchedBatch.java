package id.blkhub.delivery;

import id.blkhub.door.Addresses;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.queue.QueueBatch;

/**
 * What was fetched together from {@code deliver.<partner>.<kind>}.
 *
 * @param partner who receives it
 */
record FetchedBatch(QueueBatch queue, PartnerId partner, Kind kind) {
  static FetchedBatch of(QueueBatch queue) {
    return new FetchedBatch(
        queue,
        new PartnerId(Addresses.partnerOf(queue.queue())),
        new Kind(Addresses.kindOf(queue.queue())));
  }
}
