package id.blkhub.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.store.Engine;
import id.blkhub.support.TcpProxy;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a partner gets, whoever made the client it uses; one after the other, on the same queues.
 */
@ParameterizedClass
@EnumSource
class ForeignClientsIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String IN = "in.supra.vacancy";
  private static final String OUT = "out.blk.vacancy";
  private static final String RECEIPTS = "receipts.supra";

  /** Enough for those of one message, and what a client that was refused left behind. */
  private static final int MOST_RECEIPTS = 20;

  private static final Map<String, String> EVENT = Map.of("id", "asing", "source", "urn:asing");

  @TempDir private static Path data;
  private static TestHub hub;
  private static Program program;

  @Parameter private ForeignClient client;

  private final int number = NUMBER.incrementAndGet();
  private final String id = "asing-" + number;

  @BeforeAll
  static void start() throws IOException {
    hub = TestHub.start(data, Engine.SQLITE);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeParameterizedClassInvocation
  static void logIn(ForeignClient client) {
    program = client.start();
    program.connect(client.protocol().port(hub), "supra", "supra").sound();
    program.connect(client.protocol().port(hub), "blk", "blk").sound();
  }

  @AfterParameterizedClassInvocation
  static void end() {
    if (program != null) {
      program.close();
      program = null;
    }
  }

  @Test
  void shouldTakeAMessageAndGiveItToItsReceiver() throws Exception {
    send(client, program, vacancy(), id).sound();

    assertThat(awaitReceipt(program, "ACCEPTED").path("kind").asText()).isEqualTo("vacancy");
    awaitReceipt(program, "AVAILABLE");
    awaitDelivery(program, Texts.vacancyId(number));
    awaitReceipt(program, "DELIVERED");
  }

  @Test
  void shouldTellWhatIsWrongWithAMessage() throws Exception {
    ObjectNode broken = vacancy();
    broken.put("totalJobOpenings", "banyak");

    Answer answer = send(client, program, broken, id);

    if (client.protocol() == Protocol.HTTP) {
      assertThat(answer.refusal()).contains("/totalJobOpenings", "HUB-C0", "\"en\"", "\"id\"");
    } else {
      answer.sound();
    }
    JsonNode error = awaitReceipt(program, "REJECTED").at("/errors/0");
    assertThat(error.path("path").asText()).isEqualTo("/totalJobOpenings");
    assertThat(error.path("code").asText()).startsWith("HUB-C0");
    assertThat(error.at("/message/id").asText()).isNotBlank();
    assertThat(error.at("/message/en").asText()).isNotBlank();
  }

  @Test
  void shouldRefuseTheAddressesOfOthers() throws Exception {
    Answer sent =
        program.send("supra", client.protocol().foreign("in"), vacancy().toString(), EVENT);
    Answer taken = program.take("supra", client.protocol().foreign("out"), 1);

    if (client.hearsOfRefusedSends()) {
      assertThat(sent.refusal()).as("sent").isNotNull();
    }
    assertThat(taken.refusal()).as("taken").isNotNull();
  }

  @Test
  void shouldRefuseAWrongPassword() {
    assertThat(program.connect(client.protocol().port(hub), "bnsp", "salah").refusal()).isNotNull();
  }

  @Test
  void shouldServeOnWhenTheConnectionBroke() throws Exception {
    // the other takes from the same queues
    program.close();
    try (TcpProxy line = new TcpProxy(client.protocol().port(hub));
        Program over = client.start()) {
      over.connect(line.port(), "supra", "supra").sound();
      over.connect(line.port(), "blk", "blk").sound();
      send(client, over, vacancy(), id).sound();
      awaitReceipt(over, "AVAILABLE");

      line.cut();
      line.mend();

      awaitDelivery(over, Texts.vacancyId(number));
      awaitReceipt(over, "DELIVERED");
    } finally {
      logIn(client);
    }
  }

  private ObjectNode vacancy() {
    return Texts.vacancy(number, 1, 1);
  }

  /** As a CloudEvent, in the way the protocol carries its attributes, or all of it in the body. */
  private static Answer send(ForeignClient client, Program program, ObjectNode message, String id) {
    Map<String, String> attributes = Map.of("id", id, "source", "urn:asing");
    if (client.protocol() != Protocol.MQTT_3) {
      return program.send("supra", IN, message.toString(), attributes);
    }
    ObjectNode event = JSON.createObjectNode().put("specversion", "1.0").put("type", "t");
    attributes.forEach(event::put);
    event.set("data", message);
    return program.send("supra", IN, event.toString(), Map.of());
  }

  /** Takes receipts until that one comes; others may be left from what was refused before. */
  private JsonNode awaitReceipt(Program program, String state) throws JsonProcessingException {
    for (int taken = 0; taken < MOST_RECEIPTS; taken++) {
      JsonNode receipt = take(program, "supra", RECEIPTS).path("data");
      if (receipt.path("senderMessageId").asText().equals(id)
          && receipt.path("state").asText().equals(state)) {
        return receipt;
      }
    }
    throw new AssertionError("no receipt " + state + " of " + id);
  }

  private static void awaitDelivery(Program program, String vacancy)
      throws JsonProcessingException {
    for (int taken = 0; taken < MOST_RECEIPTS; taken++) {
      if (take(program, "blk", OUT).path("id_lowongan").asText().equals(vacancy)) {
        return;
      }
    }
    throw new AssertionError("no delivery of " + vacancy);
  }

  private static JsonNode take(Program program, String partner, String address)
      throws JsonProcessingException {
    // a client may notice only now that its connection broke, and begins anew then
    Answer answer =
        await()
            .atMost(PATIENCE)
            .until(() -> program.take(partner, address, 1), said -> said.refusal() == null);
    return JSON.readTree(answer.taken().get(0));
  }
}
