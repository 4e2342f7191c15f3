package id.blkhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.store.Engine;
import id.blkhub.support.ForeignClients;
import id.blkhub.support.ForeignClients.Done;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners need neither Java nor anything of the hub's: Python with Proton, and curl. */
class ForeignClientIT {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path folder;
  private static TestHub hub;

  @BeforeAll
  static void start() throws IOException {
    hub = TestHub.start(folder.resolve("data"), Engine.SQLITE);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void shouldServeAClientInPython() throws JsonProcessingException {
    Done sent =
        ForeignClients.amqp(
            Texts.vacancy(1, 1, 1).toString(),
            "send",
            amqp(),
            "supra",
            "supra",
            "in.supra.vacancy",
            "--attribute",
            "cloudEvents:id=python-1",
            "--attribute",
            "cloudEvents:source=urn:python");
    assertThat(sent.exit()).as(sent.err()).isZero();

    JsonNode delivered = receive("blk", "out.blk.vacancy", 1).get(0);
    // accepted, available, delivered
    List<JsonNode> receipts = receive("supra", "receipts.supra", 3);
    assertThat(receipts)
        .extracting(receipt -> receipt.at("/body/data/senderMessageId").asText())
        .containsOnly("python-1");
    assertThat(receipts)
        .extracting(receipt -> receipt.at("/body/data/state").asText())
        .containsExactly("ACCEPTED", "AVAILABLE", "DELIVERED");
    assertThat(delivered.at("/properties/cloudEvents_id").asText())
        .isEqualTo(receipts.get(0).at("/body/data/messageId").asText());
  }

  @Test
  void shouldTellAClientInPythonThatItIsRefused() {
    Done elsewhere =
        ForeignClients.amqp("{}", "send", amqp(), "supra", "supra", "in.blk.enrolment");
    assertThat(elsewhere.exit()).as(elsewhere.out()).isNotZero();

    Done wrong = ForeignClients.amqp("{}", "send", amqp(), "supra", "salah", "in.supra.vacancy");
    assertThat(wrong.exit()).as(wrong.out()).isNotZero();
  }

  @Test
  void shouldServeCurl() throws IOException {
    Path body =
        Files.writeString(
            folder.resolve("enrolment.json"), Texts.enrolment(1, 1, false).toString());
    Done sent =
        ForeignClients.curl(
            "--user",
            "blk:blk",
            "--header",
            "Content-Type: application/json",
            "--header",
            "Idempotency-Key: curl-1",
            "--data",
            "@" + body,
            http() + "/messages/enrolment");
    assertThat(sent.exit()).as(sent.err()).isZero();
    JsonNode taken = JSON.readTree(sent.out());
    assertThat(taken.path("state").asText()).as(sent.out()).isEqualTo("RECEIVED");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              Done read = ForeignClients.curl("--user", "blk:blk", http() + "/receipts?limit=10");
              assertThat(JSON.readTree(read.out()).path("items"))
                  .anyMatch(
                      item ->
                          item.at("/data/senderMessageId").asText().equals("curl-1")
                              && item.at("/data/state").asText().equals("ACCEPTED"));
            });
  }

  private static List<JsonNode> receive(String partner, String queue, int count)
      throws JsonProcessingException {
    Done received =
        ForeignClients.amqp(
            "", "receive", amqp(), partner, partner, queue, Integer.toString(count));
    assertThat(received.exit()).as(received.err()).isZero();
    List<JsonNode> messages = new ArrayList<>();
    for (String line : received.out().lines().toList()) {
      messages.add(JSON.readTree(line));
    }
    return messages;
  }

  private static String amqp() {
    return "amqp://127.0.0.1:" + hub.amqpPort();
  }

  private static String http() {
    return "http://127.0.0.1:" + hub.httpPort() + "/api/v1";
  }
}
