package id.blkhub.delivery;

import java.util.List;
import java.util.Optional;

/**
 * Deliveries to one partner, of one kind, in its own form: the only ones that can be sent. Those
 * that ended before keep their place.
 */
public final class MappedDeliveries {
  private final FetchedBatch fetched;
  private final List<Delivery> deliveries;

  /**
   * @param deliveries one for each message of the batch, in its order
   */
  MappedDeliveries(FetchedBatch fetched, List<Delivery> deliveries) {
    this.fetched = fetched;
    this.deliveries = List.copyOf(deliveries);
  }

  FetchedBatch fetched() {
    return fetched;
  }

  /** One for each message of the batch, in its order. */
  List<Delivery> all() {
    return deliveries;
  }

  /** Those that have still to be sent. */
  public List<Delivery> open() {
    return deliveries.stream().filter(Delivery::open).toList();
  }

  /** The next stage; empty while one has still to be sent. */
  public Optional<SentDeliveries> sent() {
    List<SentDelivery> sent =
        deliveries.stream().flatMap(delivery -> delivery.sent().stream()).toList();
    return sent.size() < deliveries.size()
        ? Optional.empty()
        : Optional.of(new SentDeliveries(fetched, sent));
  }
}
