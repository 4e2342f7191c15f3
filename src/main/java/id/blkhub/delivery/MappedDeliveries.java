package id.blkhub.delivery;

import id.blkhub.queue.QueueBatch;
import java.util.List;
import java.util.Optional;

/**
 * Deliveries to one partner, of one kind, in its own form: the only ones that can be sent. Those
 * that ended before keep their place.
 */
public final class MappedDeliveries {
  private final QueueBatch queue;
  private final String partner;
  private final String kind;
  private final List<Delivery> deliveries;

  /**
   * @param deliveries one for each message of the batch, in its order
   */
  MappedDeliveries(QueueBatch queue, String partner, String kind, List<Delivery> deliveries) {
    this.queue = queue;
    this.partner = partner;
    this.kind = kind;
    this.deliveries = List.copyOf(deliveries);
  }

  QueueBatch queue() {
    return queue;
  }

  String partner() {
    return partner;
  }

  String kind() {
    return kind;
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
        : Optional.of(new SentDeliveries(queue, partner, kind, sent));
  }
}
