package id.blkhub.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.door.Addresses;
import id.blkhub.door.Properties;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.seal.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Decrypts deliveries; outside this process they are never readable. */
final class Open {
  private final Seal seal;
  private final Notes notes;
  private final ObjectMapper json;
  private final Departures departures;

  Open(Seal seal, Notes notes, ObjectMapper json, Departures departures) {
    this.departures = departures;
    this.seal = seal;
    this.notes = notes;
    this.json = json;
  }

  DeliveryBatch open(QueueBatch queue) {
    List<Delivery> deliveries = new ArrayList<>(queue.messages().size());
    for (QueueMessage message : queue.messages()) {
      String stamp = message.text(Properties.STAMP);
      try {
        deliveries.add(
            new Delivery(
                notes.read(stamp, message.text(Properties.NOTE)),
                // what lies behind the first was not tried yet
                deliveries.isEmpty() ? queue.attempt() : 1,
                json.readTree(seal.open(message.body(), stamp)),
                departures));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new DeliveryBatch(
        queue, Addresses.partnerOf(queue.queue()), Addresses.kindOf(queue.queue()), deliveries);
  }
}
