package id.blkhub.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.broker.Inside;
import id.blkhub.journal.JournalSums;
import id.blkhub.message.Refusal;
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
import id.blkhub.support.TwoRegistries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over MQTT and STOMP a partner may do as little as over AMQP, and each refusal is journalled. */
class ProtocolRightsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int RATE = 6;
  private static final int CONNACK = 0x20;
  private static final int PUBLISH = 3;
  private static final int SUBACK = 0x90;
  private static final int PUBACK = 0x40;
  private static final int PUBREC = 0x50;
  private static final int PUBCOMP = 0x70;

  private static final List<String> NOT_TO_SEND_TO =
      List.of(
          "in/blk/enrolment",
          "in/supra/enrolment",
          "out/blk/vacancy",
          "out/supra/certification",
          "receipts/supra",
          "deliver/blk/vacancy",
          "parked/bnsp/assessment",
          "journal",
          "dead",
          "activemq/management",
          "in/supra/vacancy::in/supra/vacancy",
          "$SYS/baru",
          "baru");
  private static final List<String> NOT_TO_TAKE_FROM =
      List.of(
          "#",
          "+/blk/vacancy",
          "out/#",
          "out/+/vacancy",
          "out/blk/vacancy",
          "receipts/blk",
          "receipts/#",
          "in/supra/vacancy",
          "deliver/supra/certification",
          "journal",
          "$share/regu/out/blk/vacancy",
          "$share/regu/receipts/supra",
          "$SYS/#",
          "$sys/mqtt/sessions",
          "out/supra/baru",
          "receipts/supra::out/blk/vacancy");

  @TempDir private static Path folder;
  private static TestHub hub;
  private static QueuePartner supra;
  private static Set<String> names;

  @BeforeAll
  static void start() throws Exception {
    hub = TwoRegistries.start(folder, Engine.SQLITE, Map.of(), Map.of("bnsp", RATE));
    supra = hub.partner("supra");
    names = Inside.names(hub.bean(EmbeddedBroker.class));
    // somebody else's, which must still be there in the end
    supra.send("in.supra.vacancy", Texts.vacancy(1, 1, 1).toString());
    await().atMost(PATIENCE).until(() -> hub.depth("out.blk.vacancy") == 1);
  }

  /** Nothing was made, nothing was deleted, nothing was taken. */
  @AfterAll
  static void stop() throws Exception {
    try {
      assertThat(Inside.names(hub.bean(EmbeddedBroker.class))).isEqualTo(names);
      assertThat(hub.depth("out.blk.vacancy")).isEqualTo(1);
    } finally {
      supra.close();
      hub.close();
    }
  }

  @Test
  void shouldRefuseToSendElsewhere() throws IOException {
    try (MqttPartner newer = mqtt("supra", Version.V5)) {
      for (String topic : NOT_TO_SEND_TO) {
        assertThatThrownBy(() -> newer.send(topic, "{}".getBytes(UTF_8), Map.of()))
            .as(topic)
            .hasMessageContaining("HUB-B003");
      }
      assertThat(newer.isConnected()).isTrue();
    }
    for (String topic : NOT_TO_SEND_TO) {
      try (MqttPartner older = mqtt("supra", Version.V3_1_1)) {
        assertThatThrownBy(() -> older.send(topic, "{}".getBytes(UTF_8), Map.of()))
            .as(topic)
            .isInstanceOf(IOException.class);
      }
      try (StompPartner stomp = stomp("supra")) {
        assertThatThrownBy(() -> stomp.send(address(topic), "{}".getBytes(UTF_8), Map.of()))
            .as(topic)
            .hasMessageContaining("HUB-B003");
      }
    }
    for (String topic : NOT_TO_SEND_TO) {
      awaitRefusal("supra", address(topic), "HUB-B003", 3);
    }
  }

  @Test
  void shouldRefuseToTakeFromElsewhere() throws IOException {
    // Paho 5 refuses wildcards and shares by itself, since the hub said that it has none
    for (Version version : Version.values()) {
      try (MqttPartner client = mqtt("supra", version)) {
        for (String topic : NOT_TO_TAKE_FROM) {
          assertThatThrownBy(() -> client.listen(topic, (body, attributes) -> {}))
              .as(topic)
              .isInstanceOf(Exception.class);
        }
        assertThat(client.isConnected()).isTrue();
      }
    }
    for (String topic : NOT_TO_TAKE_FROM) {
      try (StompPartner stomp = stomp("supra")) {
        assertThatThrownBy(() -> stomp.subscribe(address(topic), "client-individual"))
            .as(topic)
            .hasMessageContaining("HUB-B003");
      }
    }
    for (String topic : NOT_TO_TAKE_FROM) {
      awaitRefusal("supra", address(topic), "HUB-B003", 2);
    }
  }

  private static String address(String topic) {
    return topic.replace('/', '.');
  }

  /** The broker joins client id and topic to a queue's name. */
  @Test
  void shouldNotReachAQueueByAClientIdThatBeginsItsName() throws IOException {
    try (MqttPartner client =
        new MqttPartner("supra", "supra", hub.mqttPort(), Version.V3_1_1, "out")) {
      assertThatThrownBy(() -> client.listen("blk/vacancy", (body, attributes) -> {}))
          .isInstanceOf(IOException.class);
    }
    try (StompPartner stomp = stomp("supra")) {
      stomp.write(
          "UNSUBSCRIBE",
          Map.of("durable-subscription-name", "blk.vacancy", "client-id", "out", "receipt", "1"),
          new byte[0]);
      assertThatThrownBy(stomp::take).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqttv311", "mqttv5"})
  void shouldRefuseASubscriptionWithoutAcknowledgement(String version) {
    Done refused =
        ForeignClients.mosquitto(
            "mosquitto_sub",
            "",
            mosquitto(version, "blk", "-q", "0", "-t", "out/blk/vacancy", "-C", "1", "-W", "3"));

    assertThat(refused.err()).contains("denied");
    assertThat(refused.out()).isEmpty();
    awaitRefusal("blk", "out.blk.vacancy", "HUB-B008", 1);
  }

  @Test
  void shouldRefuseAStompSubscriptionWithoutAcknowledgement() {
    String port = Integer.toString(hub.stompPort());
    Done refused =
        ForeignClients.stomp(
            "", "receive", port, "blk", "blk", "out.blk.vacancy", "1", "--ack", "auto");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("HUB-B008");
    assertThat(refused.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqttv311", "mqttv5"})
  void shouldRefuseAWrongPasswordAWillAndARetainedMessage(String version) {
    Done login =
        ForeignClients.mosquitto(
            "mosquitto_pub",
            "",
            "-p",
            Integer.toString(hub.mqttPort()),
            "-V",
            version,
            "-u",
            "supra",
            "-P",
            "salah",
            "-t",
            "in/supra/vacancy",
            "-m",
            "{}");
    assertThat(login.exit()).isNotZero();
    awaitRefusal("supra", "connection", "HUB-B002", 1);

    String[] message = {"-q", "1", "-t", "in/supra/vacancy", "-m", "{}"};
    Done will =
        ForeignClients.mosquitto(
            "mosquitto_pub",
            "",
            mosquitto(
                version,
                "supra",
                join(message, "--will-topic", "in/supra/vacancy", "--will-payload", "{}")));
    assertThat(will.exit()).isNotZero();
    awaitRefusal("supra", "connection", "HUB-B009", 1);
  }

  @Test
  void shouldRefuseARetainedMessage() {
    Done retained =
        ForeignClients.mosquitto(
            "mosquitto_pub",
            "",
            mosquitto("mqttv311", "supra", "-q", "1", "-t", "in/supra/vacancy", "-m", "{}", "-r"));

    assertThat(retained.exit()).isNotZero();
    awaitRefusal("supra", "in/supra/vacancy", "HUB-B009", 1);
  }

  @Test
  void shouldRefuseAWrongPasswordOverStomp() {
    assertThatThrownBy(() -> new StompPartner("supra", "salah", hub.stompPort()))
        .isInstanceOf(StompPartner.Refused.class);
    assertThatThrownBy(() -> new StompPartner("$hub", "", hub.stompPort()))
        .isInstanceOf(StompPartner.Refused.class);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldLetAClientTakeOverItsOwnConnectionAndNobodyElses(Version version) throws IOException {
    try (MqttPartner first = new MqttPartner("supra", "supra", hub.mqttPort(), version, "agen-1");
        MqttPartner stranger = new MqttPartner("blk", "blk", hub.mqttPort(), version, "agen-1")) {
      assertThat(first.isConnected()).isTrue();
      assertThatThrownBy(() -> new MqttPartner("supra", "salah", hub.mqttPort(), version, "agen-1"))
          .isInstanceOf(IOException.class);
      assertThat(first.isConnected()).isTrue();
      try (MqttPartner again =
          new MqttPartner("supra", "supra", hub.mqttPort(), version, "agen-1")) {
        await().atMost(PATIENCE).until(() -> !first.isConnected());
        assertThat(again.isConnected()).isTrue();
      }
      assertThat(stranger.isConnected()).isTrue();
    }
  }

  /** The broker would make a durable queue for each client id that does so. */
  @Test
  void shouldRefuseTheAnswersOfQosTwoToADelivery() throws IOException {
    for (int answer : new int[] {PUBREC, PUBCOMP}) {
      try (RawMqtt blk = new RawMqtt(hub.mqttPort())) {
        blk.connect("blk", null);
        assertThat(blk.next().type()).isEqualTo(CONNACK);
        blk.subscribe(1, "out/blk/vacancy", 2);
        // a delivery may come before the answer to the subscription
        RawMqtt.Packet delivery = null;
        boolean subscribed = false;
        while (delivery == null || !subscribed) {
          RawMqtt.Packet next = blk.next();
          subscribed |= next.type() == SUBACK;
          delivery = next.type() >> 4 == PUBLISH ? next : delivery;
        }
        blk.answer(answer, delivery.publishId());
        assertThatThrownBy(blk::next).isInstanceOf(IOException.class);
      }
    }
    awaitRefusal("blk", "acknowledgement", "HUB-B009", 2);
  }

  @Test
  void shouldNotKeepWhatAStrangerWroteAsTheTopicOfAWill() throws IOException {
    try (RawMqtt stranger = new RawMqtt(hub.mqttPort())) {
      stranger.connect("orang-lain", "wasiat".repeat(10_000));
      RawMqtt.Packet answer = stranger.next();
      assertThat(answer.type()).isEqualTo(CONNACK);
      assertThat(answer.body()[1]).isEqualTo((byte) 5);
    }
    awaitRefusal("orang-lain", "connection", "HUB-B009", 1);
    assertThat(hub.bean(JournalSums.class).refusals(1_000))
        .filteredOn(one -> one.who().equals("orang-lain"))
        .extracting(Refusal::reason)
        .allSatisfy(sentence -> assertThat(sentence).doesNotContain("wasiat"));
  }

  @Test
  void shouldReadLittleOfAStranger() throws IOException {
    try (RawMqtt stranger = new RawMqtt(hub.mqttPort())) {
      // the beginning of a CONNECT of nearly 2 MiB whose client id never ends
      stranger.raw(new byte[] {0x10, (byte) 0xFF, (byte) 0xFF, 0x7F, 0, 4, 'M', 'Q', 'T', 'T', 4});
      stranger.raw(new byte[] {(byte) 0xC2, 0, 60, (byte) 0xFF, (byte) 0xFF});
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  stranger.raw(new byte[1 << 12]);
                }
                stranger.next();
              })
          .isInstanceOf(IOException.class);
    }
    awaitRefusal("anonymous", "connection", "HUB-B004", 1);
  }

  @Test
  void shouldServeAClientThatDoesNotWaitForTheAnswerToItsConnect() throws IOException {
    try (RawMqtt hasty = new RawMqtt(hub.mqttPort())) {
      hasty.connect("supra", null);
      hasty.publish(7, "in/supra/vacancy", "x".repeat(900_000));
      hasty.publish(8, "in/supra/vacancy", "{}");
      assertThat(hasty.next().type()).isEqualTo(CONNACK);
      for (int id : new int[] {7, 8}) {
        RawMqtt.Packet answer = hasty.next();
        assertThat(answer.type()).isEqualTo(PUBACK);
        assertThat(answer.id()).isEqualTo(id);
      }
    }
  }

  @Test
  void shouldTakeNothingOfAStompTransactionWithABadMessage() throws Exception {
    Mailbox receipts = Mailbox.of(supra, "receipts.supra");
    byte[] good = Texts.vacancy(2, 1, 1).toString().getBytes(UTF_8);
    try (StompPartner stomp = stomp("supra")) {
      Map<String, String> transaction = Map.of("transaction", "t");
      stomp.write("BEGIN", transaction, new byte[0]);
      stomp.write(
          "SEND",
          Map.of("destination", "in.supra.vacancy", "transaction", "t", "ce-id", "dalam-t"),
          good);
      stomp.write(
          "SEND",
          Map.of("destination", "in.supra.vacancy", "transaction", "t", "ce-id", "x".repeat(600)),
          good);
      stomp.write("COMMIT", transaction, new byte[0]);
      assertThatThrownBy(stomp::take).hasMessageContaining("HUB-B007");
    }
    try (StompPartner stomp = stomp("supra")) {
      stomp.send("in.supra.vacancy", "{}".getBytes(UTF_8), Map.of("ce-id", "sesudah-t"));
    }
    await().atMost(PATIENCE).until(() -> !receipts.receiptsOf("sesudah-t").isEmpty());
    assertThat(receipts.receiptsOf("dalam-t")).isEmpty();
  }

  @Test
  void shouldCountMessagesOfAllProtocolsTogether() throws IOException {
    try (MqttPartner newer = mqtt("bnsp", Version.V5);
        StompPartner stomp = stomp("bnsp")) {
      for (int i = 0; i < RATE / 2; i++) {
        newer.send("in.bnsp.certification", "{}".getBytes(UTF_8), Map.of());
        stomp.send("in.bnsp.certification", "{}".getBytes(UTF_8), Map.of());
      }
      assertThatThrownBy(() -> newer.send("in.bnsp.certification", "{}".getBytes(UTF_8), Map.of()))
          .hasMessageContaining("HUB-B005");
      assertThatThrownBy(() -> stomp.send("in.bnsp.certification", "{}".getBytes(UTF_8), Map.of()))
          .hasMessageContaining("HUB-B005");
    }
  }

  private static MqttPartner mqtt(String partner, Version version) throws IOException {
    return new MqttPartner(partner, hub.mqttPort(), version);
  }

  private static StompPartner stomp(String partner) throws IOException {
    return new StompPartner(partner, hub.stompPort());
  }

  private static String[] mosquitto(String version, String user, String... more) {
    String port = Integer.toString(hub.mqttPort());
    return join(new String[] {"-p", port, "-V", version, "-u", user, "-P", user}, more);
  }

  private static String[] join(String[] first, String... more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static void awaitRefusal(String who, String where, String code, int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(hub.bean(JournalSums.class).refusals(1_000))
                    .filteredOn(one -> one.who().equals(who) && one.code().equals(code))
                    .extracting(Refusal::where)
                    .filteredOn(where::equals)
                    .hasSizeGreaterThanOrEqualTo(count));
  }
}
