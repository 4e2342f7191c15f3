package id.blkhub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.Documents;
import id.blkhub.message.Correction;
import id.blkhub.message.TestMark;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts each delivery on its partner's own queue, as a binary CloudEvent with a JSON body. */
final class PutOnPartnerQueue {
  private final Partners partners;

  PutOnPartnerQueue(Partners partners) {
    this.partners = partners;
  }

  SentDeliveries put(MappedDeliveries batch) {
    FetchedBatch fetched = batch.fetched();
    Duration life =
        partners
            .find(fetched.partner().value())
            .flatMap(profile -> profile.reception(fetched.kind().value()))
            .map(Reception::agreement)
            .map(agreement -> agreement.expireAfter())
            .orElse(Duration.ZERO);
    List<QueueMessage> received = fetched.queue().messages();
    for (int i = 0; i < batch.all().size(); i++) {
      Delivery delivery = batch.all().get(i);
      if (delivery.open()) {
        // sealed already, and the same
        String header = received.get(i).required(MessageProperties.DELIVERY_HEADER);
        long expiry =
            life.isZero() ? 0 : delivery.header().timeRunsFrom().plus(life).toEpochMilli();
        fetched
            .queue()
            .send(
                new OutgoingMessage(
                    Addresses.out(fetched.partner().value(), fetched.kind().value()),
                    bytes(delivery),
                    "application/json",
                    properties(delivery, header),
                    expiry,
                    0));
        delivery.available();
      }
    }
    return batch.sent().orElseThrow();
  }

  static Map<String, Object> properties(Delivery delivery, String sealedHeader) {
    DeliveryHeader header = delivery.header();
    Correction correction = delivery.correction();
    Map<String, Object> properties = new HashMap<>();
    properties.put(MessageProperties.MESSAGE_ID, header.messageId().value());
    properties.put(MessageProperties.DELIVERY_HEADER, sealedHeader);
    properties.put(MessageProperties.STAGE, MessageProperties.MAPPED);
    properties.put("cloudEvents_specversion", "1.0");
    properties.put("cloudEvents_id", header.messageId().value());
    properties.put("cloudEvents_source", "urn:blkhub");
    String suffix = correction == Correction.VOID ? ".void" : "";
    properties.put("cloudEvents_type", "id.blkhub." + header.kind() + suffix);
    if (correction != null) {
      properties.put("cloudEvents_correction", correction.text());
    }
    properties.put("cloudEvents_time", header.acceptedAt().toString());
    if (header.test()) {
      properties.put("cloudEvents_test", TestMark.TRUE);
    }
    if (header.repeat() != null) {
      properties.put("cloudEvents_repeated", "true");
    }
    return properties;
  }

  private static byte[] bytes(Delivery delivery) {
    try {
      return Documents.JSON.writeValueAsBytes(delivery.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A mapped document can always be written", e);
    }
  }
}
