package id.blkhub.delivery;

import id.blkhub.step.Staged;

/** Deliveries of one fetch on their way to be sent, and those that ended before. */
record DeliveryBatch<T>(FetchedBatch fetched, Staged<T, EndedDelivery> deliveries) {
  <R> DeliveryBatch<R> with(Staged<R, EndedDelivery> next) {
    return new DeliveryBatch<>(fetched, next);
  }
}
