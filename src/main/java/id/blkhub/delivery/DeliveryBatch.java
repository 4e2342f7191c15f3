package id.blkhub.delivery;

import id.blkhub.queue.QueueBatch;
import java.util.AbstractList;
import java.util.List;

/** Deliveries to one partner, of one kind, that travel together; steps see them as a plain list. */
final class DeliveryBatch extends AbstractList<Delivery> {
  private final QueueBatch queue;
  private final String partner;
  private final String kind;
  private final List<Delivery> deliveries;

  DeliveryBatch(QueueBatch queue, String partner, String kind, List<Delivery> deliveries) {
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

  /** Deliveries no step has settled yet. */
  List<Delivery> openOnes() {
    return deliveries.stream().filter(Delivery::open).toList();
  }

  @Override
  public Delivery get(int index) {
    return deliveries.get(index);
  }

  @Override
  public int size() {
    return deliveries.size();
  }
}
