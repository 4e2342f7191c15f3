package id.blkhub.door;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageBuilders.ConnectBuilder;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPubAckMessage;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The gate in front of the broker's MQTT. Bytes of a client go in on one side; what comes out on
 * the other is what the broker would get, and the test answers in its place.
 */
class MqttGateTest {
  private static final int LARGEST = 1 << 20;
  private static final Rights RIGHTS =
      new Rights(new Partners(PartnerProfiles.load(Path.of("routes"))));

  private final HeardEvents events = new HeardEvents();
  private final EmbeddedChannel client =
      new EmbeddedChannel(MqttEncoder.INSTANCE, new MqttDecoder(LARGEST));
  private final EmbeddedChannel hub = hub();

  private EmbeddedChannel hub() {
    MqttRefusals refusals = new MqttRefusals(new RefusalLog(events, Clock.systemUTC()), events);
    MqttPackets packets = new MqttPackets(refusals);
    MqttPreLoginReadLimit readLimit = new MqttPreLoginReadLimit(refusals);
    return new EmbeddedChannel(
        MqttEncoder.INSTANCE,
        readLimit,
        packets,
        new MqttDecoder(LARGEST),
        new MqttAnswers(refusals),
        new MqttGate(RIGHTS, refusals, readLimit, packets, LARGEST));
  }

  @AfterEach
  void release() {
    hub.checkException();
    hub.finishAndReleaseAll();
    client.finishAndReleaseAll();
  }

  @Test
  void shouldKeepTheClientIdBelowItsUserAndEverySessionClean() {
    send(connect(MqttVersion.MQTT_5).clientId("mine").cleanSession(false).build());

    MqttConnectMessage passed = hub.readInbound();
    assertThat(passed.payload().clientIdentifier()).isEqualTo("supra/mine");
    assertThat(passed.variableHeader().isCleanSession()).isTrue();
  }

  @Test
  void shouldTellAVersion5ClientWhatTheHubDoesNotOffer() {
    send(connect(MqttVersion.MQTT_5).build());
    welcome();

    MqttConnAckMessage answer = answer();
    MqttProperties offered = answer.variableHeader().properties();
    assertThat(number(offered, MqttPropertyType.RETAIN_AVAILABLE)).isZero();
    assertThat(number(offered, MqttPropertyType.WILDCARD_SUBSCRIPTION_AVAILABLE)).isZero();
    assertThat(number(offered, MqttPropertyType.SHARED_SUBSCRIPTION_AVAILABLE)).isZero();
    assertThat(number(offered, MqttPropertyType.MAXIMUM_PACKET_SIZE)).isEqualTo(LARGEST);
  }

  @Test
  void shouldHoldPacketsBackUntilTheBrokerHasLetTheClientIn() {
    send(connect(MqttVersion.MQTT_5).build());
    send(publish("in/supra/vacancy", MqttQoS.AT_LEAST_ONCE, false));
    MqttMessage login = hub.readInbound();
    assertThat(login).isInstanceOf(MqttConnectMessage.class);
    assertThat(hub.<Object>readInbound()).as("before the login").isNull();

    welcome();

    MqttPublishMessage passed = hub.readInbound();
    assertThat(passed.variableHeader().topicName()).isEqualTo("in/supra/vacancy");
    passed.release();
  }

  @ParameterizedTest
  @CsvSource({
    "MQIsdp, 3, 0x01, HUB-B009",
    "MQTT,   4, 0x05, HUB-B009",
    "MQTT,   5, 0x83, HUB-B009",
  })
  void shouldRefuseOldVersionsAndLastWills(String name, int version, int code, String refusal) {
    MqttVersion spoken = MqttVersion.fromProtocolNameAndLevel(name, (byte) version);
    ConnectBuilder connect = connect(spoken);
    if (version > 3) {
      connect
          .willFlag(true)
          .willTopic("in/supra/vacancy")
          .willMessage("gone".getBytes(StandardCharsets.UTF_8));
    }

    send(connect.build());

    MqttConnAckMessage answer = answer();
    assertThat(Byte.toUnsignedInt(answer.variableHeader().connectReturnCode().byteValue()))
        .isEqualTo(code);
    assertThat(hub.isOpen()).isFalse();
    assertThat(hub.<Object>readInbound()).as("what the broker sees").isNull();
    assertThat(events.refusals()).containsExactly(refusal + " connection");
  }

  @Test
  void shouldRefuseAClientIdThatIsTooLong() {
    send(connect(MqttVersion.MQTT_5).clientId("x".repeat(129)).build());

    MqttConnAckMessage answer = answer();
    assertThat(answer.variableHeader().connectReturnCode().byteValue()).isEqualTo((byte) 0x85);
    assertThat(reason(answer.variableHeader().properties())).startsWith("HUB-B009");
    assertThat(hub.<Object>readInbound()).isNull();
  }

  @Test
  void shouldCloseWhereAClientLogsInTwice() {
    logIn(MqttVersion.MQTT_5);

    send(connect(MqttVersion.MQTT_5).build());

    assertThat(disconnect()).startsWith("0x82 HUB-B009");
    assertThat(hub.isOpen()).isFalse();
  }

  @Test
  void shouldCloseWhereNobodyLogsInInTime() {
    hub.advanceTimeBy(11, TimeUnit.SECONDS);
    hub.runScheduledPendingTasks();

    assertThat(hub.isOpen()).isFalse();
    assertThat(events.closures()).containsExactly("mqtt NO_LOGIN");
  }

  @Test
  void shouldRefuseAForeignTopicToAVersion5ClientAndStayOpen() {
    logIn(MqttVersion.MQTT_5);

    send(publish("in/blk/enrolment", MqttQoS.AT_LEAST_ONCE, false));

    MqttMessage answer = answer();
    assertThat(answer.fixedHeader().messageType()).isEqualTo(MqttMessageType.PUBACK);
    MqttPubReplyMessageVariableHeader reply =
        (MqttPubReplyMessageVariableHeader) answer.variableHeader();
    assertThat(reply.reasonCode()).isEqualTo((byte) 0x87);
    assertThat(reason(reply.properties())).startsWith("HUB-B003").contains("in/supra/<kind>");
    assertThat(hub.<Object>readInbound()).isNull();
    assertThat(hub.isOpen()).isTrue();
    assertThat(events.refusals()).containsExactly("HUB-B003 in.blk.enrolment");
  }

  @Test
  void shouldCloseAVersion311ClientThatPublishesElsewhereAsNoAnswerCouldSayNo() {
    logIn(MqttVersion.MQTT_3_1_1);

    send(publish("in/blk/enrolment", MqttQoS.AT_LEAST_ONCE, false));

    assertThat(hub.<Object>readOutbound()).as("an answer would say that it was taken").isNull();
    assertThat(hub.isOpen()).isFalse();
    assertThat(hub.<Object>readInbound()).isNull();
  }

  @Test
  void shouldKeepRetainedMessagesFromTheBroker() {
    logIn(MqttVersion.MQTT_5);

    send(publish("in/supra/vacancy", MqttQoS.AT_LEAST_ONCE, true));

    assertThat(disconnect()).startsWith("0x9a HUB-B009");
    assertThat(hub.<Object>readInbound()).isNull();
  }

  @Test
  void shouldShowTheBrokerOnlyTheAllowedTopicsOfASubscriptionAndJoinBothAnswers() {
    logIn(MqttVersion.MQTT_5);

    send(
        MqttMessageBuilders.subscribe()
            .messageId(7)
            .addSubscription(MqttQoS.AT_LEAST_ONCE, "receipts/blk")
            .addSubscription(MqttQoS.EXACTLY_ONCE, "receipts/supra")
            .addSubscription(MqttQoS.AT_LEAST_ONCE, "receipts/#")
            .addSubscription(MqttQoS.AT_LEAST_ONCE, "$share/group/receipts/supra")
            .addSubscription(MqttQoS.AT_MOST_ONCE, "receipts/supra")
            .build());

    MqttSubscribeMessage passed = hub.readInbound();
    assertThat(passed.payload().topicSubscriptions()).hasSize(1);
    assertThat(passed.payload().topicSubscriptions().get(0).topicFilter())
        .isEqualTo("receipts/supra");
    assertThat(passed.payload().topicSubscriptions().get(0).qualityOfService())
        .isEqualTo(MqttQoS.AT_LEAST_ONCE);

    hub.writeOutbound(subAck(7, 1));
    MqttSubAckMessage answer = answer();
    assertThat(answer.payload().reasonCodes()).containsExactly(0x87, 1, 0xA2, 0x9E, 0x83);
    assertThat(reason(answer.idAndPropertiesVariableHeader().properties())).startsWith("HUB-B003");
  }

  @Test
  void shouldAnswerASubscriptionByItselfWhereNothingOfItIsAllowed() {
    logIn(MqttVersion.MQTT_3_1_1);

    send(
        MqttMessageBuilders.subscribe()
            .messageId(8)
            .addSubscription(MqttQoS.AT_LEAST_ONCE, "out/blk/vacancy")
            .build());

    MqttSubAckMessage answer = answer();
    assertThat(answer.payload().reasonCodes()).containsExactly(0x80);
    assertThat(hub.<Object>readInbound()).isNull();
  }

  @Test
  void shouldNotLetANegativeAcknowledgementCountAsTaken() {
    logIn(MqttVersion.MQTT_5);

    send(MqttMessageBuilders.pubAck().packetId(3).reasonCode((byte) 0x80).build());

    assertThat(disconnect()).startsWith("0x00 HUB-B010");
    assertThat(hub.<Object>readInbound()).isNull();
  }

  @Test
  void shouldRefuseAnAcknowledgementOfQualityOfService2() {
    logIn(MqttVersion.MQTT_5);

    send(
        new MqttMessage(
            new MqttFixedHeader(MqttMessageType.PUBREC, false, MqttQoS.AT_MOST_ONCE, false, 0),
            new MqttPubReplyMessageVariableHeader(3, (byte) 0, MqttProperties.NO_PROPERTIES)));

    assertThat(disconnect()).startsWith("0x82 HUB-B009");
    assertThat(hub.<Object>readInbound()).isNull();
  }

  @Test
  void shouldEndAConnectionWhosePacketCannotBeRead() {
    logIn(MqttVersion.MQTT_5);

    hub.writeInbound(Unpooled.wrappedBuffer(new byte[] {(byte) 0xF7, 0x00}));

    assertThat(disconnect()).startsWith("0x81 HUB-B020");
    assertThat(hub.<Object>readInbound()).isNull();
  }

  @Test
  void shouldDropWhatAClientSendsBeforeItsLogin() {
    send(publish("in/supra/vacancy", MqttQoS.AT_MOST_ONCE, false));

    assertThat(hub.isOpen()).isFalse();
    assertThat(hub.<Object>readInbound()).isNull();
  }

  @Test
  void shouldTellAVersion5ClientWhyTheGuardRefusedItsMessage() {
    logIn(MqttVersion.MQTT_5);
    send(publish("in/supra/vacancy", MqttQoS.AT_LEAST_ONCE, false));
    MqttPublishMessage passed = hub.readInbound();
    passed.release();
    Channels.remember(hub, DoorProblem.TOO_MANY.refusal(600));

    hub.writeOutbound(
        new MqttPubAckMessage(
            new MqttFixedHeader(MqttMessageType.PUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
            new MqttPubReplyMessageVariableHeader(1, (byte) 0x87, MqttProperties.NO_PROPERTIES)));

    MqttPubReplyMessageVariableHeader reply =
        (MqttPubReplyMessageVariableHeader) answer().variableHeader();
    assertThat(reply.reasonCode()).isEqualTo((byte) 0x97);
    assertThat(reason(reply.properties())).startsWith("HUB-B005");
  }

  private static ConnectBuilder connect(MqttVersion version) {
    return MqttMessageBuilders.connect()
        .protocolVersion(version)
        .clientId("a")
        .cleanSession(true)
        .keepAlive(60)
        .username("supra")
        .password("secret".getBytes(StandardCharsets.UTF_8));
  }

  private static MqttPublishMessage publish(String topic, MqttQoS quality, boolean retained) {
    return MqttMessageBuilders.publish()
        .topicName(topic)
        .qos(quality)
        .retained(retained)
        .messageId(1)
        .payload(Unpooled.copiedBuffer("{}", StandardCharsets.UTF_8))
        .build();
  }

  private static MqttSubAckMessage subAck(int packet, int... codes) {
    return new MqttSubAckMessage(
        new MqttFixedHeader(MqttMessageType.SUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
        new MqttMessageIdAndPropertiesVariableHeader(packet, MqttProperties.NO_PROPERTIES),
        new MqttSubAckPayload(codes));
  }

  private void logIn(MqttVersion version) {
    send(connect(version).build());
    welcome();
    assertThat(hub.<Object>readInbound()).isInstanceOf(MqttConnectMessage.class);
    MqttConnAckMessage answer = answer();
    assertThat(answer.variableHeader().connectReturnCode())
        .isEqualTo(MqttConnectReturnCode.CONNECTION_ACCEPTED);
  }

  /** As the broker answers whom it knows. */
  private void welcome() {
    hub.writeOutbound(
        MqttMessageBuilders.connAck()
            .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
            .properties(new MqttProperties())
            .build());
    hub.runPendingTasks();
  }

  private void send(MqttMessage packet) {
    client.writeOutbound(packet);
    for (ByteBuf bytes = client.readOutbound(); bytes != null; bytes = client.readOutbound()) {
      hub.writeInbound(bytes);
    }
    hub.runPendingTasks();
  }

  /** The packet that the client gets. */
  private <T extends MqttMessage> T answer() {
    for (ByteBuf bytes = hub.readOutbound(); bytes != null; bytes = hub.readOutbound()) {
      client.writeInbound(bytes);
    }
    T answer = client.readInbound();
    assertThat(answer).as("an answer").isNotNull();
    return answer;
  }

  /** Reason code and sentence of the DISCONNECT that the client gets. */
  private String disconnect() {
    MqttMessage answer = answer();
    assertThat(answer.fixedHeader().messageType()).isEqualTo(MqttMessageType.DISCONNECT);
    MqttReasonCodeAndPropertiesVariableHeader header =
        (MqttReasonCodeAndPropertiesVariableHeader) answer.variableHeader();
    return "0x%02x %s"
        .formatted(Byte.toUnsignedInt(header.reasonCode()), reason(header.properties()));
  }

  private static String reason(MqttProperties properties) {
    return String.valueOf(properties.getProperty(MqttPropertyType.REASON_STRING.value()).value());
  }

  private static int number(MqttProperties properties, MqttPropertyType type) {
    return (Integer) properties.getProperty(type.value()).value();
  }
}
