package id.blkhub.delivery;

import id.blkhub.queue.QueueBatch;
import java.util.List;

/** Deliveries of which each has an outcome. */
public final class SentDeliveries {
  private final QueueBatch queue;
  private final String partner;
  private final String kind;
  private final List<SentDelivery> deliveries;

  SentDeliveries(QueueBatch queue, String partner, String kind, List<SentDelivery> deliveries) {
    this.queue = queue;
    this.partner = partner;
    this.kind = kind;
    this.deliveries = deliveries;
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
  List<SentDelivery> all() {
    return deliveries;
  }
}
