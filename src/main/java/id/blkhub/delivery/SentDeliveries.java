package id.blkhub.delivery;

import java.util.List;

/** Deliveries of which each has an outcome. */
public final class SentDeliveries {
  private final FetchedBatch fetched;
  private final List<SentDelivery> deliveries;

  SentDeliveries(FetchedBatch fetched, List<SentDelivery> deliveries) {
    this.fetched = fetched;
    this.deliveries = deliveries;
  }

  FetchedBatch fetched() {
    return fetched;
  }

  /** One for each message of the batch, in its order. */
  List<SentDelivery> all() {
    return deliveries;
  }
}
