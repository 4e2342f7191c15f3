package id.blkhub.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.door.Addresses;
import id.blkhub.journal.TakenFinder.Place;
import id.blkhub.queue.OutgoingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * How far a replay has come. It travels on the queue {@code replay}: each page of deliveries leaves
 * in the transaction that takes one step and sends the next, so no page is sent twice.
 */
record ReplayStep(String id, long at, String messageId, long found, long sent, long gone) {
  private static final JsonMapper JSON = new JsonMapper();

  static ReplayStep first(String id, Place place) {
    return new ReplayStep(id, place.at(), place.messageId(), 0, 0, 0);
  }

  static ReplayStep read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, ReplayStep.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Place place() {
    return new Place(at, messageId);
  }

  OutgoingMessage message() {
    try {
      return OutgoingMessage.internal(Addresses.REPLAY, JSON.writeValueAsBytes(this), Map.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain values can always be written", e);
    }
  }
}
