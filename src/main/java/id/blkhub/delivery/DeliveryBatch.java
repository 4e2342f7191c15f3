package id.blkhub.delivery;

import id.blkhub.queue.QueueBatch;
import id.blkhub.step.Staged;

/** Deliveries to one partner, of one kind, that travel together. */
record DeliveryBatch<T>(
    QueueBatch queue, String partner, String kind, Staged<T, EndedDelivery> deliveries) {
  <R> DeliveryBatch<R> with(Staged<R, EndedDelivery> next) {
    return new DeliveryBatch<>(queue, partner, kind, next);
  }
}
