package id.blkhub.strangers;

import static id.blkhub.strangers.MqttBytes.all;
import static id.blkhub.strangers.MqttBytes.bytes;
import static id.blkhub.strangers.MqttBytes.packet;
import static id.blkhub.strangers.MqttBytes.publish;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.RawAmqp;
import id.blkhub.support.RawConnection;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.End;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A frame that cannot be read gets the protocol's own error, with the hub's code, and the end of
 * the connection; the log gets no trace.
 */
class BadFramesIT {
  private static final Duration SOON = Duration.ofSeconds(8);
  private static final String CODE = "HUB-B020";
  private static final String CONNECT =
      "CONNECT\naccept-version:1.2\nhost:hub\nlogin:blk\npasscode:blk\n";

  @TempDir private static Path folder;
  private static TestHub hub;
  private static LogLines log;

  @BeforeAll
  static void start() throws IOException {
    hub = TestHub.start(folder, Engine.SQLITE);
    log = new LogLines();
  }

  /** All the bad frames of all the tests together. */
  @AfterAll
  static void stop() throws Exception {
    try (QueuePartner supra = hub.partner("supra")) {
      supra.send("in.supra.vacancy", Texts.vacancy(1, 1, 1).toString());
      assertThat(log.withTraces()).isEmpty();
      assertThat(log.all()).doesNotHaveDuplicates().hasSizeLessThan(12);
    } finally {
      log.close();
      hub.close();
    }
  }

  private static final Map<String, String> STOMP = new LinkedHashMap<>();

  static {
    for (String length :
        new String[] {
          "abc", "-1", "", " 2", "2 ", "0x2", "1e3", "99999999999999999999", "+2", "02", "2,2"
        }) {
      STOMP.put(
          "content-length:" + length,
          "SEND\ndestination:in.blk.enrolment\ncontent-length:" + length + "\n\n{}\0");
    }
    STOMP.put(
        "two lengths",
        "SEND\ndestination:in.blk.enrolment\ncontent-length:2\ncontent-length:3\n\n{}\0");
    STOMP.put("length too short", "SEND\ndestination:in.blk.enrolment\ncontent-length:1\n\n{}\0");
    STOMP.put(
        "length into the next frame",
        "SEND\ndestination:in.blk.enrolment\ncontent-length:4\n\n{}\0DISCONNECT\n\n\0");
    STOMP.put("no colon", "SEND\ndestination in.blk.enrolment\n\n{}\0");
    STOMP.put("no name", "SEND\ndestination:in.blk.enrolment\n:x\n\n{}\0");
    STOMP.put("no empty line", "SEND\ndestination:in.blk.enrolment\0");
    STOMP.put("command alone", "SEND\0");
    STOMP.put("colon in a value", "SEND\ndestination:in.blk.enrolment\nce-id:a:b\n\n{}\0");
    STOMP.put("colons in a value", "SEND\ndestination:in.blk.enrolment\nce-id::a\n\n{}\0");
    STOMP.put("URL as a source", "SEND\ndestination:in.blk.enrolment\nce-source:https://x\n\n{}\0");
    for (String escape : new String[] {"\\t", "\\0", "\\x41", "\\", "\\C", "\\ "}) {
      STOMP.put(
          "escape " + escape, "SEND\ndestination:in.blk.enrolment\nce-id:a" + escape + "\n\n{}\0");
      STOMP.put(
          "escape in a name " + escape,
          "SEND\ndestination:in.blk.enrolment\nce" + escape + ":a\n\n{}\0");
    }
    STOMP.put("twice", "SEND\ndestination:in.blk.enrolment\nce-id:a\nce-id:b\n\n{}\0");
    STOMP.put("return in a value", "SEND\ndestination:in.blk.enrolment\nce-id:a\rb\n\n{}\0");
    STOMP.put("no UTF-8", "SEND\ndestination:in.blk.enrolment\nce-id:\u00ff\u00fe\n\n{}\0");
    STOMP.put("cut UTF-8", "SEND\ndestination:in.blk.enrolment\nce-id:\u00e2\u0082\n\n{}\0");
    STOMP.put("overlong UTF-8", "SEND\ndestination:in.blk.enrolment\nce-id:\u00c0\u0080\n\n{}\0");
    for (String command :
        new String[] {
          "SENT",
          "SENDX",
          "SEN",
          "send",
          "MESSAGE",
          "RECEIPT",
          "ERROR",
          "CONNECTED",
          "SUBSCRIBED",
          "GET / HTTP/1.1",
          "X",
          "",
          "SEND ",
          "ACKNOWLEDGE",
          "BEGINNING",
          "\1\2\3"
        }) {
      STOMP.put("command " + command, command + "\ndestination:in.blk.enrolment\n\n{}\0");
    }
    STOMP.put("body of a BEGIN", "BEGIN\ntransaction:t\n\nx\0");
    STOMP.put("body of a SUBSCRIBE", "SUBSCRIBE\nid:1\ndestination:x\ncontent-length:1\n\nx\0");
    STOMP.put("huge head", "SEND\nx:" + "y".repeat(100_000) + "\n\n{}\0");
    STOMP.put(
        "window",
        "SUBSCRIBE\nid:1\ndestination:receipts.blk\nack:client\nconsumer-window-size:x\n\n\0");
    STOMP.put("unknown transaction", "COMMIT\ntransaction:x\n\n\0");
    STOMP.put("transaction without a name", "BEGIN\n\n\0");
    STOMP.put("unknown message", "ACK\nid:x\n\n\0");
    STOMP.put("ACK without id", "ACK\n\n\0");
    STOMP.put("unknown subscription", "UNSUBSCRIBE\nid:x\n\n\0");
    STOMP.put("UNSUBSCRIBE of nothing", "UNSUBSCRIBE\n\n\0");
    STOMP.put(
        "subscription twice",
        "SUBSCRIBE\nid:1\ndestination:receipts.blk\nack:client\n\n\0"
            + "SUBSCRIBE\nid:1\ndestination:receipts.blk\nack:client\n\n\0");
  }

  static Stream<String> stomp() {
    return STOMP.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("stomp")
  void shouldAnswerABadStompFrameWithErrorAndTheEnd(String name) throws IOException {
    try (RawConnection connection = RawConnection.to(hub.stompPort())) {
      connection.send(CONNECT + "\n\0");
      assertThat(connection.until("\0", SOON)).startsWith("CONNECTED");

      connection.send(STOMP.get(name));

      String said = connection.untilEnd(SOON);
      assertThat(said).as(name).contains("ERROR\n");
      Said.byHub(name, CODE, said);
      assertThat(said).as("nothing was taken").doesNotContain("RECEIPT");
    }
  }

  /** Escaped, a colon is a colon, and two ids stay two. */
  @Test
  void shouldTakeAWellFormedFrameByteByByte() throws IOException {
    try (RawConnection connection = RawConnection.to(hub.stompPort())) {
      connection.sendSlowly(
          (CONNECT
                  + "heart-beat:0,0\n\n"
                  + "\0\r\n\n"
                  + "SEND\r\n"
                  + "destination:in.blk.enrolment\r\n"
                  + "receipt:a\\cb\r\n"
                  + "ce-id:a\\cb\\\\n\r\n\r\n"
                  + "{}\0")
              .getBytes(UTF_8));

      assertThat(connection.until("receipt-id:a\\cb", SOON)).contains("RECEIPT\n");
    }
  }

  @Test
  void shouldAnswerABadLoginFrameToo() throws IOException {
    for (String bad :
        new String[] {
          "CONNECT\naccept-version:1.2\nhost\n\n\0",
          "CONNECT\naccept-version:1.2\nheart-beat:a,b\nlogin:blk\npasscode:blk\n\n\0",
          "CONNECT\naccept-version:1.2\nheart-beat:1\nlogin:blk\npasscode:blk\n\n\0",
          "CONNECT\naccept-version:1.2\ncontent-length:abc\nlogin:blk\npasscode:blk\n\n\0",
          "STOMP\naccept-version:1.2\nlogin:blk\nlogin:supra\npasscode:blk\n\n\0",
          "CONNECT\naccept-version:1.2\nlogin:blk\npasscode:blk\n\nx\0"
        }) {
      try (RawConnection connection = RawConnection.to(hub.stompPort())) {
        connection.send(bad);

        String said = connection.untilEnd(SOON);
        assertThat(said).as(bad).startsWith("ERROR\n");
        Said.byHub(bad, CODE, said);
      }
    }
  }

  private static final Map<String, byte[]> MQTT = new LinkedHashMap<>();

  static {
    byte[] topic = MqttBytes.text("in/blk/enrolment");
    MQTT.put("length", bytes(0x30, 0xff, 0xff, 0xff, 0xff, 0x01));
    MQTT.put("longer length", bytes(0x30, 0x85, 0x80, 0x00, 0, 1, 'a', '{', '}'));
    MQTT.put("type 0", bytes(0, 0));
    MQTT.put("QoS 3", packet(0x36, all(topic, bytes(0, 1, 0), "{}".getBytes(UTF_8))));
    MQTT.put("again at QoS 0", packet(0x38, all(topic, bytes(0), "{}".getBytes(UTF_8))));
    MQTT.put("flags of a SUBSCRIBE", packet(0x80, all(bytes(0, 1, 0), topic, bytes(1))));
    MQTT.put("flags of a PINGREQ", bytes(0xc1, 0));
    MQTT.put("flags of a DISCONNECT", bytes(0xe2, 0));
    MQTT.put("flags of a PUBACK", bytes(0x42, 2, 0, 1));
    MQTT.put("flags of a PUBREL", bytes(0x60, 2, 0, 1));
    MQTT.put("id 0", packet(0x32, all(topic, bytes(0, 0, 0), "{}".getBytes(UTF_8))));
    MQTT.put("topic longer than the packet", packet(0x32, bytes(0xff, 0xff, 'a')));
    MQTT.put("PUBLISH of nothing", bytes(0x32, 0));
    MQTT.put("SUBSCRIBE of nothing", packet(0x82, bytes(0, 1, 0)));
    MQTT.put("subscription at QoS 3", packet(0x82, all(bytes(0, 1, 0), topic, bytes(3))));
    MQTT.put("CONNACK of a client", bytes(0x20, 2, 0, 0));
    MQTT.put("SUBACK of a client", bytes(0x90, 3, 0, 1, 0));
    MQTT.put("UNSUBACK of a client", bytes(0xb0, 2, 0, 1));
    MQTT.put("PINGRESP of a client", bytes(0xd0, 0));
    MQTT.put("topic that is no UTF-8", publish(5, MqttBytes.text(bytes('i', 0xff, 0xfe)), bytes()));
    MQTT.put("topic cut in UTF-8", publish(5, MqttBytes.text(bytes('i', 0xe2, 0x82)), bytes()));
    MQTT.put("topic with a NUL", publish(5, MqttBytes.text("in/blk\0/x"), bytes()));
    MQTT.put("empty topic", publish(5, MqttBytes.text(""), bytes()));
  }

  /** A replacement character that the client wrote is a character like others. */
  @Test
  void shouldReadATextWithAReplacementCharacter() throws IOException {
    byte[] id = all(bytes(0x26), MqttBytes.text("x"), MqttBytes.text("a\ufffdb"));
    try (RawConnection connection = MqttBytes.loggedIn(5, "blk", hub.mqttPort())) {
      connection.send(publish(5, MqttBytes.text("in/blk/enrolment"), id));

      assertThat(MqttBytes.packet(connection)).startsWith("@");
    }
  }

  /** Only MQTT 5 has properties. */
  private static final Map<String, byte[]> MQTT_5 = new LinkedHashMap<>();

  static {
    byte[] topic = MqttBytes.text("in/blk/enrolment");
    byte[] bad = MqttBytes.text(bytes('a', 0xff, 0xfe));
    MQTT_5.put(
        "name that is no UTF-8", publish(5, topic, all(bytes(0x26), bad, MqttBytes.text("x"))));
    MQTT_5.put(
        "value that is no UTF-8", publish(5, topic, all(bytes(0x26), MqttBytes.text("id"), bad)));
    MQTT_5.put("content type that is no UTF-8", publish(5, topic, all(bytes(3), bad)));
    MQTT_5.put("unknown property", publish(5, topic, bytes(0x7e, 1)));
    MQTT_5.put(
        "properties too long", packet(0x32, all(topic, bytes(0, 1, 0x7f), "{}".getBytes(UTF_8))));
    MQTT_5.put("topic alias", publish(5, topic, bytes(0x23, 0, 1)));
    MQTT_5.put("AUTH", bytes(0xf0, 0));
  }

  static Stream<String> mqtt() {
    return Stream.concat(
        MQTT.keySet().stream().flatMap(name -> Stream.of("4 " + name, "5 " + name)),
        MQTT_5.keySet().stream().map(name -> "5 " + name));
  }

  @ParameterizedTest
  @MethodSource("mqtt")
  void shouldAnswerABadMqttPacketWithDisconnectAndTheEnd(String name) throws IOException {
    int version = name.charAt(0) - '0';
    String packet = name.substring(2);
    try (RawConnection connection = MqttBytes.loggedIn(version, "blk", hub.mqttPort())) {
      connection.send(MQTT.getOrDefault(packet, MQTT_5.get(packet)));

      String said = MqttBytes.end(connection);
      if (version == 5) {
        Said.byHub(name, packet.equals("AUTH") ? "HUB-B009" : CODE, said);
      } else {
        assertThat(said).as(name).isEmpty();
      }
    }
  }

  @Test
  void shouldEndAMqttConnectionThatBeginsBadly() throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("flags", bytes(0x10, 14, 0, 4, 'M', 'Q', 'T', 'T', 4, 0xc3, 0, 60, 0, 0, 0, 0));
    all.put("cut", bytes(0x10, 12, 0, 4, 'M', 'Q', 'T', 'T', 4, 0xc2, 0, 60, 0, 9));
    all.put("user that is no UTF-8", connectAs(bytes(0xff, 0xfe)));
    all.put("user with a NUL", connectAs(bytes('b', 0, 'k')));
    for (Map.Entry<String, byte[]> one : all.entrySet()) {
      try (RawConnection connection = RawConnection.to(hub.mqttPort())) {
        connection.send(one.getValue());

        Said.nothingOfBroker(one.getKey(), MqttBytes.end(connection));
      }
    }
  }

  private static byte[] connectAs(byte[] user) {
    return packet(
        0x10,
        all(
            MqttBytes.text("MQTT"),
            bytes(4, 0xc2, 0, 60),
            MqttBytes.text(""),
            MqttBytes.text(user),
            MqttBytes.text("x")));
  }

  /** What to send, made of a connection that can encode. */
  private interface Bad {
    byte[] bytes(RawAmqp amqp);
  }

  private static final Map<String, Bad> AMQP = new LinkedHashMap<>();

  static {
    for (int size = 0; size < 8; size++) {
      int of = size;
      AMQP.put("size " + size, amqp -> ByteBuffer.allocate(8).putInt(of).put((byte) 2).array());
    }
    AMQP.put(
        "size too large", amqp -> ByteBuffer.allocate(8).putInt(0x7fffffff).put((byte) 2).array());
    AMQP.put("negative size", amqp -> ByteBuffer.allocate(8).putInt(-1).put((byte) 2).array());
    AMQP.put("offset 0", amqp -> bytes(0, 0, 0, 12, 0, 0, 0, 0, 0, 0x53, 0x17, 0x45));
    AMQP.put("offset 1", amqp -> bytes(0, 0, 0, 12, 1, 0, 0, 0, 0, 0x53, 0x17, 0x45));
    AMQP.put("offset too large", amqp -> bytes(0, 0, 0, 12, 9, 0, 0, 0, 0, 0x53, 0x17, 0x45));
    AMQP.put("type 7", amqp -> RawAmqp.frame(7, 0, amqp.encoded(new End())));
    AMQP.put("type of SASL", amqp -> RawAmqp.frame(1, 0, amqp.encoded(new End())));
    AMQP.put("garbage", amqp -> RawAmqp.frame(0, 0, bytes(0xde, 0xad, 0xbe, 0xef)));
    AMQP.put("unknown performative", amqp -> RawAmqp.frame(0, 0, bytes(0, 0x53, 0x77, 0x45)));
    AMQP.put("not described", amqp -> RawAmqp.frame(0, 0, bytes(0xa1, 3, 'a', 'b', 'c')));
    AMQP.put("described by a text", amqp -> RawAmqp.frame(0, 0, bytes(0, 0xa1, 1, 'a', 0x45)));
    AMQP.put(
        "list that is cut", amqp -> RawAmqp.frame(0, 0, bytes(0, 0x53, 0x12, 0xc0, 200, 3, 1)));
    AMQP.put(
        "list that lies",
        amqp ->
            RawAmqp.frame(
                0, 0, bytes(0, 0x53, 0x12, 0xd0, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff)));
    AMQP.put(
        "text that lies",
        amqp ->
            RawAmqp.frame(
                0, 0, bytes(0, 0x53, 0x12, 0xc0, 8, 1, 0xb1, 0x7f, 0xff, 0xff, 0xff, 'x')));
    AMQP.put("attach without fields", amqp -> RawAmqp.frame(0, 0, bytes(0, 0x53, 0x12, 0x45)));
    AMQP.put("transfer without fields", amqp -> RawAmqp.frame(0, 0, bytes(0, 0x53, 0x14, 0x45)));
    AMQP.put("deep nesting", amqp -> RawAmqp.frame(0, 0, nested(5_000)));
    AMQP.put(
        "channel out of range",
        amqp -> RawAmqp.frame(0, 0xfff0, amqp.encoded(RawAmqp.receiver("receipts.blk"))));
    AMQP.put("end of no session", amqp -> RawAmqp.frame(0, 77, amqp.encoded(new End())));
    AMQP.put("begin twice", amqp -> RawAmqp.frame(0, 0, amqp.encoded(begin())));
    AMQP.put("second open", amqp -> RawAmqp.frame(0, 0, amqp.encoded(open())));
    AMQP.put("transfer on no link", amqp -> RawAmqp.frame(0, 0, amqp.encoded(transfer(99))));
    AMQP.put("detach of no link", amqp -> RawAmqp.frame(0, 0, amqp.encoded(detach())));
    AMQP.put("flow of no link", amqp -> RawAmqp.frame(0, 0, amqp.encoded(flow())));
    AMQP.put("another protocol", amqp -> "GET / HTTP/1.1\r\nHost: hub\r\n\r\n".getBytes(UTF_8));
    AMQP.put("another header", amqp -> bytes('A', 'M', 'Q', 'P', 0, 1, 0, 0));
  }

  private static byte[] nested(int depth) {
    ByteBuffer body = ByteBuffer.allocate(4 + depth).put(bytes(0, 0x53, 0x12));
    for (int level = 0; level < depth; level++) {
      body.put((byte) 0);
    }
    return body.array();
  }

  private static org.apache.qpid.proton.amqp.transport.Open open() {
    var open = new org.apache.qpid.proton.amqp.transport.Open();
    open.setContainerId("lagi");
    return open;
  }

  private static Begin begin() {
    Begin begin = new Begin();
    begin.setNextOutgoingId(UnsignedInteger.ZERO);
    begin.setIncomingWindow(UnsignedInteger.ONE);
    begin.setOutgoingWindow(UnsignedInteger.ONE);
    return begin;
  }

  private static Transfer transfer(int handle) {
    Transfer transfer = new Transfer();
    transfer.setHandle(UnsignedInteger.valueOf(handle));
    transfer.setDeliveryId(UnsignedInteger.ZERO);
    transfer.setDeliveryTag(new Binary(new byte[] {1}));
    return transfer;
  }

  private static Detach detach() {
    Detach detach = new Detach();
    detach.setHandle(UnsignedInteger.valueOf(99));
    return detach;
  }

  private static Flow flow() {
    Flow flow = new Flow();
    flow.setIncomingWindow(UnsignedInteger.ONE);
    flow.setNextOutgoingId(UnsignedInteger.ZERO);
    flow.setOutgoingWindow(UnsignedInteger.ONE);
    flow.setHandle(UnsignedInteger.valueOf(99));
    return flow;
  }

  static Stream<String> amqp() {
    return AMQP.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("amqp")
  void shouldAnswerABadAmqpFrameWithCloseAndTheEnd(String name) throws IOException {
    try (RawAmqp amqp = RawAmqp.loggedIn("blk", hub.amqpPort())) {
      amqp.connection().send(AMQP.get(name).bytes(amqp));

      Said.byHub(name, CODE, amqp.lastWord(SOON));
    }
  }

  /** Of what is not there to be settled nothing comes. */
  @Test
  void shouldLiveOnWhenAClientSettlesWhatItNeverGot() throws IOException {
    try (RawAmqp amqp = RawAmqp.loggedIn("blk", hub.amqpPort())) {
      Disposition disposition = new Disposition();
      disposition.setRole(Role.RECEIVER);
      disposition.setFirst(UnsignedInteger.ZERO);
      disposition.setLast(UnsignedInteger.valueOf(1_000));
      disposition.setSettled(true);
      amqp.send(disposition);
      var attach = RawAmqp.receiver("receipts.blk");
      attach.setUnsettled(Map.of(Symbol.valueOf("x"), "y"));
      attach.setIncompleteUnsettled(true);
      amqp.send(attach);

      Object answer = amqp.next();
      if (answer != null) {
        Said.nothingOfBroker("settles", answer.toString());
      }
    }
  }

  @Test
  void shouldEndALoginThatCannotBeRead() throws IOException {
    byte[] sasl = bytes('A', 'M', 'Q', 'P', 3, 1, 0, 0);
    for (byte[] bad :
        new byte[][] {
          RawAmqp.frame(1, 0, bytes(0xde, 0xad)),
          RawAmqp.frame(0, 0, bytes(0, 0x53, 0x10, 0x45)),
          bytes(0, 0, 0, 3, 2, 1, 0, 0),
          bytes(0x7f, 0xff, 0xff, 0xff, 2, 1, 0, 0),
          RawAmqp.frame(1, 0, new byte[40_000]),
          RawAmqp.frame(1, 0, bytes(0, 0x53, 0x41, 0x45)),
          RawAmqp.frame(1, 0, bytes(0, 0x53, 0x44, 0xc0, 3, 1, 0x50, 0))
        }) {
      try (RawConnection connection = RawConnection.to(hub.amqpPort())) {
        connection.send(sasl);
        connection.send(bad);

        Said.nothingOfBroker("login", connection.untilEnd(Duration.ofSeconds(14)));
      }
    }
  }
}
