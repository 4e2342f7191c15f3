package id.blkhub.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.sandbox.MqttPartner;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.StompPartner;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes and keeps all that arrives on one of a partner's queues. */
public final class Mailbox {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Letter> letters = new CopyOnWriteArrayList<>();
  private final Map<String, List<JsonNode>> receipts = new ConcurrentHashMap<>();

  /**
   * @param messageId the hub's, of a delivery; null for a receipt
   */
  public record Letter(String messageId, String text, JsonNode json) {}

  public static Mailbox of(QueuePartner partner, String queue) throws JMSException {
    Mailbox mailbox = new Mailbox();
    partner.listen(queue, (text, message) -> mailbox.take(messageId(message), text));
    return mailbox;
  }

  /** Over version 3.1.1 deliveries have no id to be seen; receipts need none. */
  public static Mailbox of(MqttPartner partner, String queue) throws IOException {
    Mailbox mailbox = new Mailbox();
    partner.listen(queue, (text, attributes) -> mailbox.take(attributes.get("id"), text));
    return mailbox;
  }

  /** The client is this mailbox's own from now on, until it is closed. */
  public static Mailbox of(StompPartner partner, String queue) {
    Mailbox mailbox = new Mailbox();
    Thread thread =
        new Thread(
            () -> {
              try {
                partner.takeAll(
                    queue,
                    frame -> mailbox.take(frame.headers().get("cloudEvents_id"), frame.text()));
              } catch (IOException e) {
                // closed
              }
            },
            "mailbox-" + queue);
    thread.setDaemon(true);
    thread.start();
    return mailbox;
  }

  private void take(String messageId, String text) {
    try {
      Letter letter = new Letter(messageId, text, JSON.readTree(text));
      letters.add(letter);
      JsonNode data = letter.json().path("data");
      receipts
          .computeIfAbsent(
              data.path("senderMessageId").asText(), id -> new CopyOnWriteArrayList<>())
          .add(data);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String messageId(Message message) {
    try {
      return message.getStringProperty("cloudEvents_id");
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  public List<Letter> letters() {
    return List.copyOf(letters);
  }

  /** The data of every receipt so far. */
  public List<JsonNode> receipts() {
    return letters.stream().map(letter -> letter.json().path("data")).toList();
  }

  /** The receipts of one message, by the id its sender gave it. */
  public List<JsonNode> receiptsOf(String senderMessageId) {
    return List.copyOf(receipts.getOrDefault(senderMessageId, List.of()));
  }

  /** Those of one message that say so. */
  public List<JsonNode> receiptsOf(String senderMessageId, String state) {
    return receiptsOf(senderMessageId).stream()
        .filter(receipt -> receipt.path("state").asText().equals(state))
        .toList();
  }
}
