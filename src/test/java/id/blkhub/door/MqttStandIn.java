package id.blkhub.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/** Answers as the broker does, and checks what the gate lets through to it. */
final class MqttStandIn extends ChannelInboundHandlerAdapter {
  private final Rights rights;
  private String partner;

  MqttStandIn(Rights rights) {
    this.rights = rights;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    try {
      MqttMessage packet = (MqttMessage) read;
      if (packet.decoderResult().isFailure()) {
        context.close();
      } else if (packet instanceof MqttConnectMessage connect) {
        connect(context, connect);
      } else {
        assertThat(partner).as("who is logged in").isNotNull();
        packet(context, packet);
      }
    } finally {
      ReferenceCountUtil.release(read);
    }
  }

  private void connect(ChannelHandlerContext context, MqttConnectMessage connect) {
    assertThat(partner).as("who is logged in").isNull();
    assertThat(connect.variableHeader().isCleanSession()).isTrue();
    assertThat(connect.variableHeader().isWillFlag()).isFalse();
    String user = connect.payload().userName();
    assertThat(connect.payload().clientIdentifier()).startsWith(user + "/");
    boolean known = rights.mayTake(user, "receipts." + user) && "supra".equals(user);
    if (known) {
      partner = user;
    }
    context.writeAndFlush(
        MqttMessageBuilders.connAck()
            .returnCode(
                known
                    ? MqttConnectReturnCode.CONNECTION_ACCEPTED
                    : MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED)
            .properties(new MqttProperties())
            .build());
    if (!known) {
      context.close();
    }
  }

  private void packet(ChannelHandlerContext context, MqttMessage packet) {
    if (packet instanceof MqttPublishMessage publish) {
      publish(context, publish);
    } else if (packet instanceof MqttSubscribeMessage subscribe) {
      subscribe(context, subscribe);
    } else if (packet.fixedHeader().messageType() == MqttMessageType.DISCONNECT) {
      context.close();
    }
  }

  private void publish(ChannelHandlerContext context, MqttPublishMessage publish) {
    String address = publish.variableHeader().topicName().replace('/', '.');
    assertThat(rights.maySend(partner, address)).as(address).isTrue();
    assertThat(publish.fixedHeader().isRetain()).isFalse();
    if (publish.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
      context.writeAndFlush(
          MqttMessageBuilders.pubAck().packetId(publish.variableHeader().packetId()).build());
    }
  }

  private void subscribe(ChannelHandlerContext context, MqttSubscribeMessage subscribe) {
    List<MqttTopicSubscription> topics = subscribe.payload().topicSubscriptions();
    for (MqttTopicSubscription topic : topics) {
      String address = topic.topicFilter().replace('/', '.');
      assertThat(rights.mayTake(partner, address)).as(address).isTrue();
      assertThat(topic.qualityOfService()).isEqualTo(MqttQoS.AT_LEAST_ONCE);
    }
    context.writeAndFlush(
        new MqttSubAckMessage(
            new MqttFixedHeader(MqttMessageType.SUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
            new MqttMessageIdAndPropertiesVariableHeader(
                subscribe.variableHeader().messageId(), MqttProperties.NO_PROPERTIES),
            new MqttSubAckPayload(new int[topics.size()])));
  }
}
