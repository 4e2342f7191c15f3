package id.blkhub.door;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubAckMessage;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;

/**
 * Adds the hub's code and sentence to each refusal of the broker that goes to an MQTT 5 client. The
 * broker itself sends only a reason code.
 */
final class MqttAnswers extends ChannelOutboundHandlerAdapter {
  private static final int NEGATIVE = 0x80;

  private final MqttRefusals refusals;

  MqttAnswers(MqttRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
    context.write(
        refusals.version5() && written instanceof MqttMessage packet ? withReason(packet) : written,
        promise);
  }

  private MqttMessage withReason(MqttMessage packet) {
    if (packet instanceof MqttConnAckMessage answer) {
      return connAck(answer);
    }
    if (packet.fixedHeader().messageType() == MqttMessageType.DISCONNECT
        && packet.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader end
        && mayAdd(end.reasonCode(), end.properties())) {
      return MqttMessageBuilders.disconnect()
          .reasonCode(end.reasonCode())
          .properties(MqttRefusals.reason(refusal(end.reasonCode())))
          .build();
    }
    return refusals.tellsReasons() ? acknowledgement(packet) : packet;
  }

  private MqttMessage connAck(MqttConnAckMessage answer) {
    MqttConnectReturnCode code = answer.variableHeader().connectReturnCode();
    if (!mayAdd(code.byteValue(), answer.variableHeader().properties())) {
      return answer;
    }
    return MqttMessageBuilders.connAck()
        .returnCode(code)
        .properties(MqttRefusals.reason(refusals.loginRefusal(code)))
        .sessionPresent(false)
        .build();
  }

  private static MqttMessage acknowledgement(MqttMessage packet) {
    if (packet.variableHeader() instanceof MqttPubReplyMessageVariableHeader reply
        && mayAdd(reply.reasonCode(), reply.properties())) {
      return new MqttPubAckMessage(
          packet.fixedHeader(),
          new MqttPubReplyMessageVariableHeader(
              reply.messageId(),
              reply.reasonCode(),
              MqttRefusals.reason(refusal(reply.reasonCode()))));
    }
    if (packet instanceof MqttSubAckMessage answer) {
      return answer.payload().reasonCodes().stream().anyMatch(code -> code >= NEGATIVE)
              && hasNoReason(answer.idAndPropertiesVariableHeader().properties())
          ? new MqttSubAckMessage(
              answer.fixedHeader(),
              headerWithReason(answer.variableHeader().messageId()),
              answer.payload())
          : answer;
    }
    if (packet instanceof MqttUnsubAckMessage answer) {
      return answer.payload().unsubscribeReasonCodes().stream()
              .anyMatch(code -> (code & 0xff) >= NEGATIVE)
          ? new MqttUnsubAckMessage(
              answer.fixedHeader(),
              headerWithReason(answer.variableHeader().messageId()),
              answer.payload())
          : answer;
    }
    return packet;
  }

  private static MqttMessageIdAndPropertiesVariableHeader headerWithReason(int packet) {
    return new MqttMessageIdAndPropertiesVariableHeader(
        packet, MqttRefusals.reason(DoorRefusal.notAllowed()));
  }

  private static boolean mayAdd(byte code, MqttProperties known) {
    return Byte.toUnsignedInt(code) >= NEGATIVE && hasNoReason(known);
  }

  private static boolean hasNoReason(MqttProperties properties) {
    return properties.getProperty(MqttProperties.MqttPropertyType.REASON_STRING.value()) == null;
  }

  private static DoorRefusal refusal(byte code) {
    return switch (Byte.toUnsignedInt(code)) {
      case 0x86, 0x87, 0x8F, 0x90 -> DoorRefusal.notAllowed();
      case 0x88, 0x89, 0x8B, 0x8D, 0x8E, 0x98 -> DoorProblem.CLOSING.refusal();
      case 0x97 -> DoorProblem.FULL.refusal();
      case 0x81, 0x82, 0x91, 0x92, 0x93, 0x94, 0x95, 0x99 -> DoorRefusal.unreadable();
      default -> DoorProblem.FAILED.refusal();
    };
  }
}
