package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.delivery.Delivery;
import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalCodec;
import id.blkhub.message.Correction;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.TestMark;
import id.blkhub.queue.OutgoingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came out of the hub since it was last looked at. */
final class Happened {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final List<Message> messages = new ArrayList<>();
  private final List<ReceivedReceipt> receipts = new ArrayList<>();
  private final List<JournalEvent> events = new ArrayList<>();

  /**
   * A message on a partner's own queue, in a file of its own, or in a mail.
   *
   * @param correction {@code void} or {@code correct}; none for an ordinary one
   * @param test whether its receiver reads that it is a test
   */
  record Message(
      String to, String kind, JsonNode body, @Nullable String correction, boolean test) {}

  /**
   * @param data as its receiver reads it
   */
  record ReceivedReceipt(String to, JsonNode data) {}

  /** To be told of each message that is put into a queue. */
  void put(OutgoingMessage message) {
    String queue = message.queue();
    if (Addresses.isOut(queue)) {
      messages.add(
          new Message(
              Addresses.partnerOf(queue),
              Addresses.kindOf(queue),
              read(message),
              (String) message.properties().get("cloudEvents_correction"),
              TestMark.set((String) message.properties().get("cloudEvents_test"))));
    } else if (Addresses.isReceipts(queue)) {
      receipts.add(new ReceivedReceipt(Addresses.partnerOf(queue), read(message).path("data")));
    } else if (queue.equals(Addresses.JOURNAL)) {
      events.addAll(JournalCodec.decode(message.body()).events());
    }
  }

  /** To be told of each delivery that becomes a file or a mail: its receiver gets it with that. */
  void given(Delivery delivery) {
    Correction correction = delivery.correction();
    messages.add(
        new Message(
            delivery.header().receiver().value(),
            delivery.header().kind().value(),
            delivery.document(),
            correction == null ? null : correction.text(),
            delivery.header().test()));
  }

  private static JsonNode read(OutgoingMessage message) {
    try {
      return JSON.readTree(message.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Message> takeMessages() {
    return take(messages);
  }

  List<ReceivedReceipt> takeReceipts() {
    return take(receipts);
  }

  List<JournalEvent> takeEvents() {
    return take(events);
  }

  private static <T> List<T> take(List<T> from) {
    List<T> taken = List.copyOf(from);
    from.clear();
    return taken;
  }
}
