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
import org.jspecify.annotations.Nullable;

/**
 * Sends refusals over MQTT. A client of version 5 gets a reason code and the sentence. Version
 * 3.1.1 has neither, so its connection is closed; any answer to a PUBLISH would say that it was
 * accepted.
 */
final class MqttRefusals {
  static final byte UNSPECIFIED = (byte) 0x80;
  static final byte MALFORMED = (byte) 0x81;
  static final byte PROTOCOL_ERROR = (byte) 0x82;
  static final byte IMPLEMENTATION = (byte) 0x83;
  static final byte NOT_AUTHORIZED = (byte) 0x87;
  static final byte TOPIC_NAME = (byte) 0x90;
  static final byte PACKET_TOO_LARGE = (byte) 0x95;
  static final byte RETAIN = (byte) 0x9A;
  static final byte SHARED = (byte) 0x9E;
  static final byte WILDCARD = (byte) 0xA2;

  /** The reason code for each of the door's refusals in an acknowledgement of a PUBLISH. */
  private static final Map<String, Byte> CODES =
      Map.of(
          DoorProblem.NOT_ALLOWED.code(), NOT_AUTHORIZED,
          DoorProblem.TOO_LARGE.code(), IMPLEMENTATION,
          DoorProblem.TOO_MANY.code(), (byte) 0x97,
          DoorProblem.BODY_CLOSED.code(), (byte) 0x99,
          DoorProblem.FULL.code(), (byte) 0x97);

  /**
   * Time during which bytes of a refused client are read and dropped, so that it gets the answer.
   */
  private static final int LINGER_SECONDS = 1;

  private final RefusalLog log;
  private final BrokerEventListener events;
  private @Nullable String user;
  private boolean version5;
  private boolean tellsReasons = true;

  MqttRefusals(RefusalLog log, BrokerEventListener events) {
    this.log = log;
    this.events = events;
  }

  boolean version5() {
    return version5;
  }

  /** Whether a sentence may go with a packet that does not end the connection. */
  boolean tellsReasons() {
    return version5 && tellsReasons;
  }

  /**
   * Notes who connects.
   *
   * @param user null where the client sent no user name
   * @param wantsReasons whether the client accepts a sentence in packets that do not end the
   *     connection
   */
  void client(@Nullable String user, boolean version5, boolean wantsReasons) {
    this.user = user;
    this.version5 = version5;
    this.tellsReasons = wantsReasons;
  }

  void journal(Channel channel, String where, DoorRefusal refusal) {
    log.write(user, channel.remoteAddress(), where, refusal.code(), refusal.sentence());
  }

  /** Answers a CONNECT with a refusal and closes. */
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

  /** Journals a refusal and closes; a client of version 5 gets the sentence. */
  void close(ChannelHandlerContext context, String where, byte code, DoorRefusal refusal) {
    journal(context.channel(), where, refusal);
    if (version5) {
      MqttMessage disconnect =
          MqttMessageBuilders.disconnect().reasonCode(code).properties(reason(refusal)).build();
      context.writeAndFlush(disconnect).addListener(ChannelFutureListener.CLOSE);
    } else {
      context.close();
    }
  }

  /** The refusal that explains the broker's answer to a CONNECT. */
  DoorRefusal loginRefusal(MqttConnectReturnCode code) {
    return switch (code) {
      case CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD, CONNECTION_REFUSED_NOT_AUTHORIZED_5 ->
          user == null ? DoorProblem.NO_LOGIN.refusal() : DoorProblem.WRONG_LOGIN.refusal();
      case CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID -> UnofferedFeature.CLIENT_ID.refusal();
      case CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD ->
          UnofferedFeature.AUTHENTICATION.refusal();
      default -> DoorProblem.FAILED.refusal();
    };
  }

  /** Counts a connection on which nobody logged in in time. */
  void tooLate() {
    events.closedBeforeLogin("mqtt", PreLoginClosure.NO_LOGIN);
  }

  /** Ends a connection whose bytes cannot be read; a client of version 5 gets the sentence. */
  void unreadable(ChannelHandlerContext context, byte code, DoorRefusal refusal) {
    if (Channels.isLoggedIn(context.channel())) {
      journal(context.channel(), "connection", refusal);
    } else if (context.channel().isActive()) {
      events.closedBeforeLogin("mqtt", PreLoginClosure.UNREADABLE);
    }
    if (!version5) {
      context.close();
      return;
    }
    Channels.end(
        context,
        context.writeAndFlush(
            MqttMessageBuilders.disconnect().reasonCode(code).properties(reason(refusal)).build()),
        LINGER_SECONDS);
  }

  /** Refuses a PUBLISH: with an answer, or by closing at QoS 0 and in version 3.1.1. */
  void publish(
      ChannelHandlerContext context,
      MqttQoS quality,
      int packet,
      String where,
      DoorRefusal refusal) {
    if (version5 && quality != MqttQoS.AT_MOST_ONCE) {
      journal(context.channel(), where, refusal);
      MqttMessageType type =
          quality == MqttQoS.AT_LEAST_ONCE ? MqttMessageType.PUBACK : MqttMessageType.PUBREC;
      context.writeAndFlush(answer(type, packet, refusal));
    } else {
      close(context, where, NOT_AUTHORIZED, refusal);
    }
  }

  /** The negative acknowledgement with its reason. */
  MqttPubAckMessage answer(MqttMessageType type, int packet, DoorRefusal refusal) {
    byte code = CODES.getOrDefault(refusal.code(), IMPLEMENTATION);
    return new MqttPubAckMessage(
        new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0),
        new MqttPubReplyMessageVariableHeader(
            packet, code, tellsReasons ? reason(refusal) : MqttProperties.NO_PROPERTIES));
  }

  /** The properties of a SUBACK: the sentence, where there is a refusal and the client wants it. */
  MqttProperties sentence(@Nullable DoorRefusal refusal) {
    return tellsReasons() && refusal != null ? reason(refusal) : MqttProperties.NO_PROPERTIES;
  }

  static MqttProperties reason(DoorRefusal refusal) {
    MqttProperties properties = new MqttProperties();
    properties.add(
        new MqttProperties.StringProperty(
            MqttPropertyType.REASON_STRING.value(), refusal.sentence()));
    return properties;
  }
}
