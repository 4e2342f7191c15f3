package id.blkhub.strangers;

import static id.blkhub.strangers.MqttBytes.all;
import static id.blkhub.strangers.MqttBytes.bytes;
import static id.blkhub.strangers.MqttBytes.packet;
import static id.blkhub.strangers.MqttBytes.subscribe;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.store.Engine;
import id.blkhub.support.RawConnection;
import id.blkhub.support.TestHub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A subscription takes a queue of the partner's own, whole; whatever it asks beyond is refused. */
class SubscriptionsIT {
  private static final Duration SOON = Duration.ofSeconds(8);
  private static final String CONNECT =
      "CONNECT\naccept-version:1.2\nhost:hub\nlogin:blk\npasscode:blk\n\n\0";
  private static final String SUBSCRIBE = "SUBSCRIBE\nid:1\ndestination:receipts.blk\nack:client\n";

  @TempDir private static Path folder;
  private static TestHub hub;

  @BeforeAll
  static void start() throws IOException {
    hub = TestHub.start(folder, Engine.SQLITE);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "selector:a = 1",
        "selector:'aaaaaaaaaaaaaaaaaaaaaaaa' LIKE '%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%Z'",
        "selector:",
        "filter:x",
        "durable-subscription-name:x",
        "durable-subscriber-name:x",
        "activemq.subscriptionName:x",
        "subscription-type:MULTICAST",
        "destination-type:ANYCAST",
        "no-local:true",
        "activemq.noLocal:true",
        "browser:true",
        "browser-end:true",
        "exclusive:true",
        "persistent:true",
        "prefetch-count:1",
        "x-queue-name:x",
        "transaction:t",
        "Selector:a = 1"
      })
  void shouldRefuseAStompSubscriptionThatAsksForMore(String header) throws IOException {
    try (RawConnection connection = RawConnection.to(hub.stompPort())) {
      connection.send(CONNECT + SUBSCRIBE + header + "\n\n\0");

      String said = connection.untilEnd(SOON);
      assertThat(said).contains("ERROR\n");
      Said.byHub(header, "HUB-B009", said);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "receipts.blk::receipts.blk",
        "out.supra.vacancy",
        "receipts.*",
        "#",
        "queue/receipts.blk",
        "/queue/receipts.blk",
        "topic://receipts.blk",
        "receipts.blk?x=y"
      })
  void shouldRefuseAnotherStompDestination(String destination) throws IOException {
    try (RawConnection connection = RawConnection.to(hub.stompPort())) {
      connection.send(
          CONNECT
              + "SUBSCRIBE\nid:1\nack:client\ndestination:"
              + destination.replace(":", "\\c")
              + "\n\n\0");

      Said.byHub(destination, "HUB-B003", connection.untilEnd(SOON));
    }
  }

  @Test
  void shouldLetAnOrdinaryStompSubscriptionPass() throws IOException {
    try (RawConnection connection = RawConnection.to(hub.stompPort())) {
      connection.send(CONNECT + SUBSCRIBE + "receipt:1\nconsumer-window-size:1000\n\n\0");

      assertThat(connection.until("receipt-id:1", SOON)).doesNotContain("ERROR");
    }
  }

  static Stream<String> topics() {
    return Stream.of(
        "#",
        "receipts/#",
        "receipts/+",
        "$share/a/receipts/blk",
        "$queue/receipts/blk",
        "$SYS/#",
        "receipts.blk",
        "receipts/blk/",
        "/receipts/blk",
        "receipts/supra",
        "receipts/blk::receipts/blk",
        "receipts/blk?x=y",
        "RECEIPTS/BLK");
  }

  @ParameterizedTest
  @MethodSource("topics")
  void shouldRefuseAnotherTopic(String topic) throws IOException {
    try (RawConnection connection = MqttBytes.loggedIn(5, "blk", hub.mqttPort());
        RawConnection older = MqttBytes.loggedIn(4, "blk", hub.mqttPort())) {
      connection.send(subscribe(5, topic, 1));
      older.send(subscribe(4, topic, 1));

      Said.byHub(topic, "HUB-B003", decoded(MqttBytes.packet(connection)));
      assertThat(MqttBytes.packet(older)).endsWith("\u0080");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0b0101, 0b1001, 0b1101})
  void shouldRefuseOptionsOfASubscription(int options) throws IOException {
    try (RawConnection connection = MqttBytes.loggedIn(5, "blk", hub.mqttPort())) {
      connection.send(subscribe(5, "receipts/blk", options));

      Said.byHub("options", "HUB-B009", decoded(MqttBytes.packet(connection)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0b000001, 0b010001, 0b100001, 0b000010})
  void shouldLetAnOrdinarySubscriptionPass(int options) throws IOException {
    try (RawConnection connection = MqttBytes.loggedIn(5, "blk", hub.mqttPort())) {
      connection.send(subscribe(5, "receipts/blk", options));

      assertThat(MqttBytes.packet(connection)).startsWith("\u0090").endsWith("\1");
    }
  }

  @Test
  void shouldRefuseAWillAndRetainedMessagesAndOtherLogins() throws IOException {
    byte[] will =
        packet(
            0x10,
            all(
                MqttBytes.text("MQTT"),
                bytes(5, 0xc6, 0, 60, 0),
                MqttBytes.text(""),
                bytes(0),
                MqttBytes.text("in/blk/enrolment"),
                MqttBytes.text("{}"),
                MqttBytes.text("blk"),
                MqttBytes.text("blk")));
    byte[] method =
        MqttBytes.connect(5, "blk", "blk", all(bytes(0x15), MqttBytes.text("SCRAM-SHA-256")));
    for (byte[] connect : new byte[][] {will, method}) {
      try (RawConnection connection = RawConnection.to(hub.mqttPort())) {
        connection.send(connect);

        Said.byHub("connect", "HUB-B009", MqttBytes.end(connection));
      }
    }
    try (RawConnection connection = MqttBytes.loggedIn(5, "blk", hub.mqttPort())) {
      connection.send(
          packet(
              0x33, all(MqttBytes.text("in/blk/enrolment"), bytes(0, 1, 0), "{}".getBytes(UTF_8))));

      Said.byHub("retained", "HUB-B009", MqttBytes.end(connection));
    }
  }

  private static String decoded(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }
}
