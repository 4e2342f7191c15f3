package id.blkhub.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Documents;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.step.StageResult;
import id.blkhub.step.Staged;
import java.util.ArrayList;
import java.util.List;

/** Decrypts deliveries; outside this process they are never readable. */
final class DecryptDeliveries {
  private final Documents documents;
  private final DeliveryHeaderCodec headers;

  DecryptDeliveries(Documents documents, DeliveryHeaderCodec headers) {
    this.documents = documents;
    this.headers = headers;
  }

  DeliveryBatch<OpenedDelivery> decrypt(QueueBatch queue) {
    List<StageResult<OpenedDelivery, EndedDelivery>> opened =
        new ArrayList<>(queue.messages().size());
    for (QueueMessage message : queue.messages()) {
      DeliveryHeader header = headers.read(message);
      opened.add(
          StageResult.goesOn(
              new OpenedDelivery(
                  header,
                  // what lies behind the first was not tried yet
                  opened.isEmpty() ? queue.attempt() : 1,
                  (ObjectNode) documents.open(message.body(), header.messageId()))));
    }
    return new DeliveryBatch<>(FetchedBatch.of(queue), Staged.of(opened));
  }
}
