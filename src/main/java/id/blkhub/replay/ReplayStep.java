package id.blkhub.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.door.Addresses;
import id.blkhub.journal.ReplayRow;
import id.blkhub.journal.TakenFinder.ListPlace;
import id.blkhub.message.MessageId;
import id.blkhub.queue.OutgoingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * How far a replay has come. It travels on the queue {@code replay}: each page of deliveries leaves
 * in the transaction that takes one step and sends the next, so no page is sent twice.
 *
 * @param at when the last delivery looked at was taken, milliseconds since 1970
 * @param messageId of the last delivery looked at; empty before the first
 */
record ReplayStep(String id, long at, String messageId, long found, long sent, long gone) {
  private static final JsonMapper JSON = new JsonMapper();

  static ReplayStep of(
      String id, ListPlace listPlace, ReplayRow.CountedDeliveries countedDeliveries) {
    MessageId last = listPlace.messageId();
    return new ReplayStep(
        id,
        listPlace.at(),
        last == null ? "" : last.value(),
        countedDeliveries.found(),
        countedDeliveries.sent(),
        countedDeliveries.gone());
  }

  static ReplayStep read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, ReplayStep.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ListPlace place() {
    return new ListPlace(at, messageId.isEmpty() ? null : new MessageId(messageId));
  }

  ReplayRow.CountedDeliveries counts() {
    return new ReplayRow.CountedDeliveries(found, sent, gone);
  }

  OutgoingMessage message() {
    try {
      return OutgoingMessage.internal(Addresses.REPLAY, JSON.writeValueAsBytes(this), Map.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain values can always be written", e);
    }
  }
}
