package id.blkhub.door;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPubAckMessage;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the packets between an MQTT client and the broker. Without it, the broker would let a
 * partner cause harm: it deletes a queue when a subscription to it is refused, keeps retained
 * messages and sessions in queues of its own, counts messages sent at QoS 0 as taken, and
 * disconnects a client when another uses its client id. The gate runs on the connection's thread.
 */
final class MqttGate extends ChannelDuplexHandler {
  private static final int VERSION_3_1_1 = 4;
  private static final String ACKNOWLEDGEMENT = "acknowledgement";
  private static final byte IDENTIFIER_REJECTED = 2;
  private static final byte NOT_AUTHORIZED_3 = 5;
  private static final byte UNACCEPTABLE_VERSION = 1;
  private static final int MOST_BEFORE_LOGIN = 64;
  private static final int SECONDS_TO_LOG_IN = 10;
  private static final int NEGATIVE = 0x80;
  private static final Pattern CLIENT_ID = Pattern.compile("[^\\p{Cntrl}]{0,128}");

  private final MqttTopics topics;
  private final MqttRefusals refusals;
  private final int largestPacket;
  private final MqttPreLoginReadLimit readLimit;
  private final MqttPackets packets;
  private final MqttSubscriptions subscriptions = new MqttSubscriptions();
  private final Deque<Object> early = new ArrayDeque<>();
  private @Nullable MqttConnect client;
  private boolean loggedIn;
  private boolean over;

  MqttGate(
      Rights rights,
      MqttRefusals refusals,
      MqttPreLoginReadLimit readLimit,
      MqttPackets packets,
      int largestPacket) {
    this.packets = packets;
    this.topics = new MqttTopics(rights, largestPacket);
    this.refusals = refusals;
    this.readLimit = readLimit;
    this.largestPacket = largestPacket;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    context
        .executor()
        .schedule(
            () -> {
              if (!loggedIn && context.channel().isActive()) {
                refusals.tooLate();
                context.close();
              }
            },
            SECONDS_TO_LOG_IN,
            TimeUnit.SECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    early.forEach(MqttGate::drop);
    early.clear();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    packets.decoded();
    if (over) {
      drop(read);
    } else if (!(read instanceof MqttMessage packet) || packet.decoderResult().isFailure()) {
      unreadable(context, read);
    } else if (!MqttTexts.areSound(packet, packets::holds)) {
      malformed(context, packet);
    } else if (packet instanceof MqttConnectMessage connect) {
      connect(context, connect);
    } else if (client == null) {
      drop(packet);
      context.close();
    } else if (!loggedIn) {
      // a client need not wait for the answer to its CONNECT
      early.add(packet);
      if (early.size() > MOST_BEFORE_LOGIN) {
        context.close();
      }
    } else {
      packet(context, client, packet);
    }
  }

  private void unreadable(ChannelHandlerContext context, Object read) {
    if (read instanceof MqttMessage packet
        && packet.decoderResult().cause() instanceof TooLongFrameException) {
      refusals.close(
          context,
          "connection",
          MqttRefusals.PACKET_TOO_LARGE,
          DoorProblem.TOO_LARGE.refusal(largestPacket));
    } else if (read instanceof MqttMessage packet
        && packet.decoderResult().cause() instanceof MqttUnacceptableProtocolVersionException) {
      refusals.connection(
          context, (byte) 0x84, UNACCEPTABLE_VERSION, UnofferedFeature.MQTT_31.refusal());
    } else {
      malformed(context, read);
    }
  }

  private void malformed(ChannelHandlerContext context, Object packet) {
    end(
        context,
        packet,
        MqttRefusals.MALFORMED,
        DoorRefusal.unreadable("paket ini tidak dapat dibaca", "this packet cannot be read"));
  }

  private void end(ChannelHandlerContext context, Object packet, byte code, DoorRefusal refusal) {
    over = true;
    drop(packet);
    refusals.unreadable(context, code, refusal);
  }

  private void connect(ChannelHandlerContext context, MqttConnectMessage connect) {
    if (client != null) {
      refusals.close(
          context,
          "connection",
          MqttRefusals.PROTOCOL_ERROR,
          UnofferedFeature.SECOND_LOGIN.refusal());
      return;
    }
    readLimit.connecting();
    MqttConnect connecting = new MqttConnect(connect);
    client = connecting;
    refusals.client(connecting.user(), connecting.version5(), connecting.wantsReasons());
    if (connecting.version() < VERSION_3_1_1) {
      // MQTT 3.1 has no answer that says that a message was refused
      refusals.connection(
          context, (byte) 0x84, UNACCEPTABLE_VERSION, UnofferedFeature.MQTT_31.refusal());
    } else if (connecting.asksForAnotherLogin()) {
      refusals.connection(
          context, (byte) 0x8C, NOT_AUTHORIZED_3, UnofferedFeature.AUTHENTICATION.refusal());
    } else if (connecting.hasWill()) {
      refusals.connection(
          context, MqttRefusals.IMPLEMENTATION, NOT_AUTHORIZED_3, UnofferedFeature.WILL.refusal());
    } else if (!CLIENT_ID.matcher(connecting.givenId()).matches()) {
      refusals.connection(
          context, (byte) 0x85, IDENTIFIER_REJECTED, UnofferedFeature.CLIENT_ID.refusal());
    } else {
      context.fireChannelRead(connecting.forBroker());
    }
  }

  private void packet(ChannelHandlerContext context, MqttConnect client, MqttMessage packet) {
    switch (packet.fixedHeader().messageType()) {
      case PUBLISH -> publish(context, client, (MqttPublishMessage) packet);
      case SUBSCRIBE -> subscribe(context, client, (MqttSubscribeMessage) packet);
      case PUBACK -> acknowledge(context, packet);
      case PUBREC, PUBCOMP -> {
        // deliveries go out at QoS 1; for QoS 2 the broker would make a durable queue
        drop(packet);
        refusals.close(
            context,
            ACKNOWLEDGEMENT,
            MqttRefusals.PROTOCOL_ERROR,
            UnofferedFeature.QUALITY_2_OUT.refusal());
      }
      case DISCONNECT ->
          // without the session expiry that it may ask for
          context.fireChannelRead(new MqttMessage(packet.fixedHeader()));
      case PUBREL, UNSUBSCRIBE, PINGREQ -> context.fireChannelRead(packet);
      case AUTH -> {
        drop(packet);
        refusals.close(
            context,
            "connection",
            MqttRefusals.PROTOCOL_ERROR,
            UnofferedFeature.AUTHENTICATION.refusal());
      }
      // a packet that only a server may send
      default -> malformed(context, packet);
    }
  }

  private void publish(
      ChannelHandlerContext context, MqttConnect client, MqttPublishMessage publish) {
    String topic = publish.variableHeader().topicName();
    MqttFixedHeader header = publish.fixedHeader();
    if (header.isRetain()) {
      drop(publish);
      refusals.close(context, topic, MqttRefusals.RETAIN, UnofferedFeature.RETAINED.refusal());
    } else if (topic.isEmpty()) {
      end(
          context,
          publish,
          MqttRefusals.TOPIC_NAME,
          DoorRefusal.unreadable("nama topik kosong", "the topic's name is empty"));
    } else if (!topics.maySend(client, topic)) {
      drop(publish);
      refusals.publish(
          context,
          header.qosLevel(),
          publish.variableHeader().packetId(),
          MqttTopics.address(topic),
          DoorRefusal.sendElsewhere("in/" + client.user() + "/<kind>"));
    } else {
      context.fireChannelRead(publish);
    }
  }

  private void subscribe(
      ChannelHandlerContext context, MqttConnect client, MqttSubscribeMessage subscribe) {
    MqttSubscribeMessage rest =
        subscriptions.split(
            subscribe, client.version5(), subscription -> decide(context, client, subscription));
    if (rest == null) {
      drop(subscribe);
      int packet = subscribe.variableHeader().messageId();
      context.writeAndFlush(subscriptions.join(packet, List.of(), refusals));
    } else {
      context.fireChannelRead(rest);
    }
  }

  private MqttSubscriptions.@Nullable RefusedSubscription decide(
      ChannelHandlerContext context, MqttConnect client, MqttTopicSubscription subscription) {
    String topic = subscription.topicFilter();
    MqttSubscriptions.@Nullable RefusedSubscription refusedSubscription =
        topics.refusal(client, subscription);
    if (refusedSubscription != null) {
      refusals.journal(context.channel(), MqttTopics.address(topic), refusedSubscription.refusal());
    }
    return refusedSubscription;
  }

  private void acknowledge(ChannelHandlerContext context, MqttMessage packet) {
    if (packet.variableHeader() instanceof MqttPubReplyMessageVariableHeader reply
        && Byte.toUnsignedInt(reply.reasonCode()) >= NEGATIVE) {
      // the broker would count the message as taken
      drop(packet);
      refusals.close(context, ACKNOWLEDGEMENT, (byte) 0x00, DoorProblem.GIVEN_BACK.refusal());
    } else {
      context.fireChannelRead(packet);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
    Object answer = written;
    MqttConnect welcome = null;
    if (written instanceof MqttConnAckMessage connAck
        && client != null
        && connAck.variableHeader().connectReturnCode()
            == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
      answer = client.forClient(connAck, largestPacket);
      welcome = client;
    } else if (written instanceof MqttSubAckMessage subAck) {
      answer =
          subscriptions.join(
              subAck.variableHeader().messageId(), subAck.payload().reasonCodes(), refusals);
    } else if (written instanceof MqttPubAckMessage acknowledgement) {
      answer = withReason(context, acknowledgement);
    }
    context.write(answer, promise);
    if (welcome != null) {
      loggedIn = true;
      Channels.loggedIn(context.channel());
      context.flush();
      while (!early.isEmpty()) {
        packet(context, welcome, (MqttMessage) early.remove());
      }
      readLimit.lift();
    }
  }

  private Object withReason(ChannelHandlerContext context, MqttPubAckMessage acknowledgement) {
    if (acknowledgement.variableHeader() instanceof MqttPubReplyMessageVariableHeader reply
        && reply.reasonCode() == MqttRefusals.NOT_AUTHORIZED) {
      DoorRefusal refusal = Channels.next(context.channel());
      if (refusal != null) {
        MqttMessageType type = acknowledgement.fixedHeader().messageType();
        return refusals.answer(type, reply.messageId(), refusal);
      }
    }
    return acknowledgement;
  }

  private static void drop(Object packet) {
    ReferenceCountUtil.release(packet);
  }
}
