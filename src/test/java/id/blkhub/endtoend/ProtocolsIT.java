package id.blkhub.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.sandbox.MqttPartner;
import id.blkhub.sandbox.MqttPartner.Version;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.StompPartner;
import id.blkhub.store.Engine;
import id.blkhub.support.ForeignClients;
import id.blkhub.support.ForeignClients.Done;
import id.blkhub.support.Mailbox;
import id.blkhub.support.RawMqtt;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import jakarta.jms.DeliveryMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MQTT and STOMP carry messages in and out as AMQP does, each once, confirmed by who took it. */
class ProtocolsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String IN = "in.supra.vacancy";
  private static final String OUT = "out.blk.vacancy";

  /** limits.maxMessageBytes in routes/supra/partner.yaml. */
  private static final int LIMIT = 1 << 20;

  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir private static Path folder;
  private static TestHub hub;
  private static QueuePartner supra;
  private static Mailbox receipts;

  private final int number = NUMBER.incrementAndGet();
  private final String id = "jalur-" + number;
  private final String vacancy = Texts.vacancy(number, 1, 1).toString();

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.start(folder, Engine.SQLITE);
    supra = hub.partner("supra");
    receipts = Mailbox.of(supra, "receipts.supra");
  }

  @AfterAll
  static void stop() throws Exception {
    supra.close();
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqttv311", "mqttv5"})
  void shouldServeMosquitto(String version) throws Exception {
    String event = structured().toString();
    Done sent =
        ForeignClients.mosquitto(
            "mosquitto_pub",
            event,
            mosquitto(version, "supra", "-q", "1", "-t", "in/supra/vacancy", "-s"));
    assertThat(sent.exit()).as(sent.err()).isZero();
    awaitReceipt("AVAILABLE");

    Done taken =
        ForeignClients.mosquitto(
            "mosquitto_sub",
            "",
            mosquitto(version, "blk", "-q", "1", "-t", "out/blk/vacancy", "-C", "1"));
    assertThat(taken.exit()).as(taken.err()).isZero();
    assertThat(JSON.readTree(taken.out()).path("id_lowongan").asText())
        .isEqualTo(Texts.vacancyId(number));
    awaitReceipt("DELIVERED");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void shouldServePaho(int version) throws Exception {
    String[] client = {"--version", Integer.toString(version)};
    Done sent =
        ForeignClients.mqtt(
            version == 5 ? vacancy : structured().toString(),
            join(
                client,
                "send",
                mqtt(),
                "supra",
                "supra",
                "in/supra/vacancy",
                "--qos",
                "2",
                "--property",
                "id=" + id,
                "--property",
                "source=urn:uji"));
    assertThat(sent.exit()).as(sent.err()).isZero();
    String messageId = awaitReceipt("AVAILABLE").path("messageId").asText();

    // it dies before it acknowledges, and nothing is lost
    Done died = receive(client, "--die");
    assertThat(died.exit()).as(died.err()).isZero();
    assertThat(receipts.receiptsOf(id, "DELIVERED")).isEmpty();
    Done taken = receive(client, "--persistent", "--client", "tetap");
    assertThat(taken.exit()).as(taken.err()).isZero();
    JsonNode message = JSON.readTree(taken.out());
    assertThat(message.at("/body/id_lowongan").asText()).isEqualTo(Texts.vacancyId(number));
    if (version == 5) {
      assertThat(message.at("/properties/id").asText()).isEqualTo(messageId);
      assertThat(message.path("properties").fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("specversion", "id", "source", "type", "time");
    }
    awaitReceipt("DELIVERED");
  }

  private static Done receive(String[] client, String... more) {
    return ForeignClients.mqtt(
        "", join(join(client, more), "receive", mqtt(), "blk", "blk", "out/blk/vacancy", "1"));
  }

  @Test
  void shouldHearTheLastAcknowledgementOfAClientThatLeavesAtOnce() throws Exception {
    int count = 40;
    for (int i = 0; i < count; i++) {
      supra.send(
          IN,
          Texts.vacancy(1_000 * number + i, 1, 1).toString(),
          Map.of("cloudEvents_id", id + "x" + i),
          DeliveryMode.PERSISTENT);
    }
    await().atMost(PATIENCE).until(() -> hub.depth(OUT) == count);

    List<String> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(takeOneAndLeave(i % 2 == 0));
    }
    assertThat(taken).doesNotHaveDuplicates();
    await().atMost(PATIENCE).until(() -> hub.depth(OUT) == 0);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                IntStream.range(0, count)
                    .noneMatch(i -> receipts.receiptsOf(id + "x" + i, "DELIVERED").isEmpty()));
  }

  /**
   * @param politely says DISCONNECT, as the clients of the field do
   */
  private static String takeOneAndLeave(boolean politely) throws IOException {
    try (RawMqtt blk = new RawMqtt(hub.mqttPort())) {
      blk.connect("blk", null);
      blk.subscribe(1, "out/blk/vacancy", 1);
      RawMqtt.Packet packet = blk.next();
      while (packet.type() >> 4 != 3) {
        packet = blk.next();
      }
      int id = packet.publishId();
      byte[] acknowledgement = {0x40, 2, (byte) (id >> 8), (byte) id};
      byte[] farewell = {0x40, 2, (byte) (id >> 8), (byte) id, (byte) 0xE0, 0};
      blk.raw(politely ? farewell : acknowledgement);
      String message = new String(packet.body(), UTF_8);
      return JSON.readTree(message.substring(message.indexOf('{'))).path("id_lowongan").asText();
    }
  }

  @Test
  void shouldServeAStompClientInPython() throws Exception {
    Done sent =
        ForeignClients.stomp(
            vacancy,
            "send",
            stomp(),
            "supra",
            "supra",
            IN,
            "--header",
            "ce-id=" + id,
            "--header",
            "persistent=false",
            "--header",
            "destination-type=MULTICAST",
            "--header",
            "AMQ_SCHEDULED_DELAY=3600000");
    assertThat(sent.exit()).as(sent.err()).isZero();
    String messageId = awaitReceipt("AVAILABLE").path("messageId").asText();

    Done taken = ForeignClients.stomp("", "receive", stomp(), "blk", "blk", OUT, "1");
    assertThat(taken.exit()).as(taken.err()).isZero();
    JsonNode message = JSON.readTree(taken.out());
    assertThat(message.at("/body/id_lowongan").asText()).isEqualTo(Texts.vacancyId(number));
    assertThat(message.at("/headers/cloudEvents_id").asText()).isEqualTo(messageId);
    assertThat(message.at("/headers/content-type").asText()).isEqualTo("application/json");
    assertThat(message.path("headers").fieldNames())
        .toIterable()
        .noneMatch(name -> name.startsWith("hub") || name.startsWith("JMS"));
    awaitReceipt("DELIVERED");
  }

  @Test
  void shouldGiveAStompMessageAgainThatWasNotAcknowledged() throws Exception {
    supra.send(IN, vacancy, Map.of("cloudEvents_id", id), DeliveryMode.PERSISTENT);
    awaitReceipt("AVAILABLE");
    try (StompPartner blk = new StompPartner("blk", hub.stompPort())) {
      blk.subscribe(OUT, "client-individual");
      blk.take();
    }
    try (StompPartner blk = new StompPartner("blk", hub.stompPort())) {
      blk.subscribe(OUT, "client");
      blk.giveBack(blk.take());
      assertThatThrownBy(blk::take).hasMessageContaining("HUB-B010");
    }
    assertThat(receipts.receiptsOf(id, "DELIVERED")).isEmpty();
    try (StompPartner blk = new StompPartner("blk", hub.stompPort())) {
      blk.subscribe(OUT, "client-individual");
      StompPartner.Frame again = blk.take();
      assertThat(again.text()).contains(Texts.vacancyId(number));
      blk.acknowledge(again);
      awaitReceipt("DELIVERED");
    }
  }

  @Test
  void shouldKnowTheSameEventOverAnyProtocol() throws Exception {
    try (MqttPartner older = new MqttPartner("supra", hub.mqttPort(), Version.V3_1_1);
        MqttPartner newer = new MqttPartner("supra", hub.mqttPort(), Version.V5);
        StompPartner stomp = new StompPartner("supra", hub.stompPort())) {
      Map<String, String> attributes = Map.of("id", id, "source", "urn:uji");
      newer.send(IN, vacancy.getBytes(UTF_8), attributes);
      awaitReceipt("ACCEPTED");
      older.send(IN, vacancy.getBytes(UTF_8), attributes);
      for (String prefix : List.of("cloudEvents_", "cloudEvents:", "ce-")) {
        stomp.send(
            IN, vacancy.getBytes(UTF_8), Map.of(prefix + "id", id, prefix + "source", "urn:uji"));
      }
      supra.send(
          IN,
          vacancy,
          Map.of("cloudEvents_id", id, "cloudEvents_source", "urn:uji"),
          DeliveryMode.PERSISTENT);
    }

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(receipts.receiptsOf(id, "DUPLICATE")).hasSize(5));
    assertThat(receipts.receiptsOf(id, "ACCEPTED")).hasSize(1);
    take();
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldCarryTheLargestMessageOverMqtt(Version version) throws Exception {
    try (MqttPartner sender = new MqttPartner("supra", hub.mqttPort(), version);
        MqttPartner receiver = new MqttPartner("blk", hub.mqttPort(), version)) {
      BlockingQueue<String> taken = new LinkedBlockingQueue<>();
      receiver.listen(OUT, (body, attributes) -> taken.add(body));
      sender.send(IN, largest(), Map.of());
      assertThat(taken.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .contains(Texts.vacancyId(number));
      if (version == Version.V5) {
        assertThatThrownBy(() -> sender.send(IN, new byte[LIMIT + 1], Map.of()))
            .hasMessageContaining("HUB-B004");
        assertThat(sender.isConnected()).isTrue();
      } else {
        assertThatThrownBy(() -> sender.send(IN, new byte[LIMIT + 1], Map.of()))
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void shouldCarryTheLargestMessageOverStomp() throws Exception {
    try (StompPartner sender = new StompPartner("supra", hub.stompPort())) {
      sender.send(IN, largest(), Map.of());
      take();
      assertThatThrownBy(() -> sender.send(IN, new byte[LIMIT + 1], Map.of()))
          .hasMessageContaining("HUB-B004");
    }
  }

  private byte[] largest() {
    byte[] body = " ".repeat(LIMIT).getBytes(UTF_8);
    byte[] text = vacancy.getBytes(UTF_8);
    System.arraycopy(text, 0, body, 0, text.length);
    return body;
  }

  /** Takes this test's message, so that the next finds the queue empty. */
  private void take() throws IOException {
    try (StompPartner blk = new StompPartner("blk", hub.stompPort())) {
      blk.subscribe(OUT, "client-individual");
      StompPartner.Frame message = blk.take();
      assertThat(message.text()).contains(Texts.vacancyId(number));
      blk.acknowledge(message);
      await().atMost(PATIENCE).until(() -> hub.depth(OUT) == 0);
    }
  }

  private JsonNode structured() throws JsonProcessingException {
    return JSON.createObjectNode()
        .put("specversion", "1.0")
        .put("type", "lowongan")
        .put("id", id)
        .put("source", "urn:uji")
        .set("data", JSON.readTree(vacancy));
  }

  private JsonNode awaitReceipt(String state) {
    await().atMost(PATIENCE).until(() -> !receipts.receiptsOf(id, state).isEmpty());
    return receipts.receiptsOf(id, state).get(0);
  }

  private static String[] mosquitto(String version, String user, String... more) {
    return join(more, "-p", mqtt(), "-V", version, "-u", user, "-P", user);
  }

  private static String[] join(String[] last, String... first) {
    return Stream.of(first, last).flatMap(Stream::of).toArray(String[]::new);
  }

  private static String mqtt() {
    return Integer.toString(hub.mqttPort());
  }

  private static String stomp() {
    return Integer.toString(hub.stompPort());
  }
}
