package id.blkhub.flow;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything a partner's client takes from one queue. */
public final class Mailbox {
  private static final ObjectMapper JSON = new ObjectMapper();
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String queue;
  private final List<Letter> letters = new CopyOnWriteArrayList<>();

  /**
   * @param id the CloudEvents id the hub gave it; null on receipts, which carry it in their body
   */
  public record Letter(String id, String text, JsonNode body) {}

  private Mailbox(String queue) {
    this.queue = queue;
  }

  public static Mailbox of(QueuePartner partner, String queue) throws JMSException {
    Mailbox mailbox = new Mailbox(queue);
    partner.listen(
        queue,
        (text, message) -> {
          try {
            mailbox.letters.add(
                new Letter(message.getStringProperty("cloudEvents_id"), text, JSON.readTree(text)));
          } catch (JMSException | JsonProcessingException e) {
            throw new IllegalStateException(e);
          }
        });
    return mailbox;
  }

  public List<Letter> letters() {
    return List.copyOf(letters);
  }

  /** The receipts of a business key, in the order they came. */
  public List<JsonNode> receipts(String businessKey) {
    return letters.stream()
        .map(letter -> letter.body().path("data"))
        .filter(data -> data.path("businessKey").asText().equals(businessKey))
        .toList();
  }

  /**
   * Waits for a receipt.
   *
   * @param partner the receiver it speaks of; null for one about the message itself
   */
  public JsonNode receipt(String businessKey, State state, String partner) {
    return await(queue + ": " + state + " for " + businessKey)
        .atMost(PATIENCE)
        .until(
            () ->
                receipts(businessKey).stream()
                    .filter(data -> data.path("state").asText().equals(state.name()))
                    .filter(
                        data -> partner == null || partner.equals(data.path("partner").asText()))
                    .findFirst()
                    .orElse(null),
            receipt -> receipt != null);
  }

  /** Waits for a letter whose text has the part in it. */
  public Letter letter(String part) {
    return await(queue + ": a letter with " + part)
        .atMost(PATIENCE)
        .until(
            () ->
                letters.stream()
                    .filter(letter -> letter.text().contains(part))
                    .findFirst()
                    .orElse(null),
            letter -> letter != null);
  }

  public long count(String part) {
    return letters.stream().filter(letter -> letter.text().contains(part)).count();
  }

  /** The hub's codes of a receipt. */
  public static List<String> codes(JsonNode receipt) {
    return receipt.path("errors").findValuesAsText("code");
  }
}
