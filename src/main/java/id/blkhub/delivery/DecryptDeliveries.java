package id.blkhub.delivery;

import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Documents;
import id.blkhub.exchange.SendLedger;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import java.util.ArrayList;
import java.util.List;

/** Decrypts deliveries; outside this process they are never readable. */
final class DecryptDeliveries {
  private final Documents documents;
  private final DeliveryHeaderCodec deliveryHeaderCodec;
  private final SendLedger sendLedger;

  DecryptDeliveries(
      Documents documents, DeliveryHeaderCodec deliveryHeaderCodec, SendLedger sendLedger) {
    this.documents = documents;
    this.deliveryHeaderCodec = deliveryHeaderCodec;
    this.sendLedger = sendLedger;
  }

  DeliveryBatch open(QueueBatch queue) {
    List<Delivery> deliveries = new ArrayList<>(queue.messages().size());
    for (QueueMessage message : queue.messages()) {
      String messageId = message.text(MessageProperties.MESSAGE_ID);
      deliveries.add(
          new Delivery(
              deliveryHeaderCodec.read(messageId, message.text(MessageProperties.DELIVERY_HEADER)),
              // what lies behind the first was not tried yet
              deliveries.isEmpty() ? queue.attempt() : 1,
              documents.open(message.body(), messageId),
              sendLedger));
    }
    return new DeliveryBatch(
        queue, Addresses.partnerOf(queue.queue()), Addresses.kindOf(queue.queue()), deliveries);
  }
}
