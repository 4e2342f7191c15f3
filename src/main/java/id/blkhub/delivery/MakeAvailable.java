package id.blkhub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.message.Correction;
import id.blkhub.message.TestMark;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import id.blkhub.queue.OutgoingMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Puts each delivery on its partner's own queue, as a binary CloudEvent with a JSON body. */
final class MakeAvailable {
  private final Partners partners;
  private final ObjectMapper json;

  MakeAvailable(Partners partners, ObjectMapper json) {
    this.partners = partners;
    this.json = json;
  }

  DeliveryBatch makeAvailable(DeliveryBatch batch) {
    Duration life =
        partners
            .find(batch.partner())
            .flatMap(profile -> profile.reception(batch.kind()))
            .map(Reception::agreement)
            .map(agreement -> agreement.expireAfter())
            .orElse(Duration.ZERO);
    for (int i = 0; i < batch.size(); i++) {
      Delivery delivery = batch.get(i);
      if (!delivery.open()) {
        continue;
      }
      DeliveryHeader note = delivery.note();
      Map<String, Object> properties = new HashMap<>();
      properties.put(MessageProperties.MESSAGE_ID, note.messageId().value());
      // sealed already, and the same
      properties.put(
          MessageProperties.DELIVERY_HEADER,
          batch.queue().messages().get(i).text(MessageProperties.DELIVERY_HEADER));
      properties.put(MessageProperties.STAGE, MessageProperties.MAPPED);
      properties.put("cloudEvents_specversion", "1.0");
      properties.put("cloudEvents_id", note.messageId().value());
      properties.put("cloudEvents_source", "urn:blkhub");
      Correction correction = delivery.correction();
      boolean voids = correction == Correction.VOID;
      properties.put("cloudEvents_type", "id.blkhub." + note.kind() + (voids ? ".void" : ""));
      if (correction != null) {
        properties.put("cloudEvents_correction", correction.text());
      }
      properties.put("cloudEvents_time", note.acceptedAt().toString());
      if (note.test()) {
        properties.put("cloudEvents_test", TestMark.TRUE);
      }
      if (note.repeat() != null) {
        properties.put("cloudEvents_repeated", "true");
      }
      long expiry = life.isZero() ? 0 : note.timeRunsFrom().plus(life).toEpochMilli();
      batch
          .queue()
          .send(
              new OutgoingMessage(
                  Addresses.out(batch.partner(), batch.kind()),
                  bytes(delivery),
                  "application/json",
                  properties,
                  expiry,
                  0));
      delivery.available();
    }
    return batch;
  }

  private byte[] bytes(Delivery delivery) {
    try {
      return json.writeValueAsBytes(delivery.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A mapped document can always be written", e);
    }
  }
}
