package id.blkhub.exchange;

import id.blkhub.door.Addresses;
import id.blkhub.door.Properties;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import java.util.ArrayList;
import java.util.List;

/** Decrypts deliveries; outside this process they are never readable. */
final class Open {
  private final Documents documents;
  private final Notes notes;
  private final Departures departures;

  Open(Documents documents, Notes notes, Departures departures) {
    this.documents = documents;
    this.notes = notes;
    this.departures = departures;
  }

  DeliveryBatch open(QueueBatch queue) {
    List<Delivery> deliveries = new ArrayList<>(queue.messages().size());
    for (QueueMessage message : queue.messages()) {
      String stamp = message.text(Properties.STAMP);
      deliveries.add(
          new Delivery(
              notes.read(stamp, message.text(Properties.NOTE)),
              // what lies behind the first was not tried yet
              deliveries.isEmpty() ? queue.attempt() : 1,
              documents.open(message.body(), stamp),
              departures));
    }
    return new DeliveryBatch(
        queue, Addresses.partnerOf(queue.queue()), Addresses.kindOf(queue.queue()), deliveries);
  }
}
