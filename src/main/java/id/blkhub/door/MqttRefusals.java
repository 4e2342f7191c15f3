package id.blkhub.door;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPubAckMessage;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.Map;

/**
 * Says no over MQTT: version 5 hears a reason code and the sentence; 3.1.1 knows neither, so that
 * its connection is closed, because any other answer to a PUBLISH would say that it was taken.
 */
final class MqttRefusals {
  static final byte UNSPECIFIED = (byte) 0x80;
  static final byte IMPLEMENTATION = (byte) 0x83;
  static final byte NOT_AUTHORIZED = (byte) 0x87;
  static final byte PACKET_TOO_LARGE = (byte) 0x95;
  static final byte RETAIN = (byte) 0x9A;
  static final byte SHARED = (byte) 0x9E;
  static final byte WILDCARD = (byte) 0xA2;

  /** What an acknowledgement of a PUBLISH may say of each of the door's refusals. */
  private static final Map<String, Byte> CODES =
      Map.of(
          "HUB-B003", NOT_AUTHORIZED,
          "HUB-B004", IMPLEMENTATION,
          "HUB-B005", (byte) 0x97,
          "HUB-B006", (byte) 0x99,
          "HUB-B011", (byte) 0x97);

  private final RefusalLog log;
  private String user;
  private boolean version5;
  private boolean tellsReasons = true;

  MqttRefusals(RefusalLog log) {
    this.log = log;
  }

  /**
   * @param wantsReasons whether the client takes a sentence with any packet
   */
  void client(String user, boolean version5, boolean wantsReasons) {
    this.user = user;
    this.version5 = version5;
    this.tellsReasons = wantsReasons;
  }

  void journal(Channel channel, String where, DoorRefusal refusal) {
    log.write(user, channel.remoteAddress(), where, refusal.code(), refusal.getMessage());
  }

  /** Refuses a connection. */
  void connection(ChannelHandlerContext context, byte code, byte code311, DoorRefusal refusal) {
    journal(context.channel(), "connection", refusal);
    MqttConnAckMessage answer =
        MqttMessageBuilders.connAck()
            .returnCode(MqttConnectReturnCode.valueOf(version5 ? code : code311))
            .properties(version5 ? reason(refusal) : MqttProperties.NO_PROPERTIES)
            .sessionPresent(false)
            .build();
    context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }

  /** Journals and closes; version 5 hears why. */
  void close(ChannelHandlerContext context, String where, byte code, DoorRefusal refusal) {
    journal(context.channel(), where, refusal);
    if (version5) {
      MqttMessage goodbye =
          MqttMessageBuilders.disconnect().reasonCode(code).properties(reason(refusal)).build();
      context.writeAndFlush(goodbye).addListener(ChannelFutureListener.CLOSE);
    } else {
      context.close();
    }
  }

  /** Refuses a PUBLISH; without an answer, as at QoS 0 and in 3.1.1, by closing. */
  void publish(
      ChannelHandlerContext context, MqttQoS quality, int packet, String where, DoorRefusal no) {
    if (version5 && quality != MqttQoS.AT_MOST_ONCE) {
      journal(context.channel(), where, no);
      MqttMessageType type =
          quality == MqttQoS.AT_LEAST_ONCE ? MqttMessageType.PUBACK : MqttMessageType.PUBREC;
      context.writeAndFlush(answer(type, packet, no));
    } else {
      close(context, where, NOT_AUTHORIZED, no);
    }
  }

  /** The negative acknowledgement that tells why. */
  MqttPubAckMessage answer(MqttMessageType type, int packet, DoorRefusal refusal) {
    byte code = CODES.getOrDefault(refusal.code(), IMPLEMENTATION);
    return new MqttPubAckMessage(
        new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0),
        new MqttPubReplyMessageVariableHeader(
            packet, code, tellsReasons ? reason(refusal) : MqttProperties.NO_PROPERTIES));
  }

  /** What a SUBACK says beside its codes. */
  MqttProperties sentence(DoorRefusal refusal) {
    return version5 && tellsReasons && refusal != null
        ? reason(refusal)
        : MqttProperties.NO_PROPERTIES;
  }

  private static MqttProperties reason(DoorRefusal refusal) {
    MqttProperties properties = new MqttProperties();
    properties.add(
        new MqttProperties.StringProperty(
            MqttPropertyType.REASON_STRING.value(), refusal.getMessage()));
    return properties;
  }
}
