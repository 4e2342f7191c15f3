package id.blkhub.door;

import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscribePayload;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts what the broker may see of a SUBSCRIBE from what is refused, and joins both in the SUBACK.
 * The broker sees only exact topics of the partner's own queues, at QoS 1.
 */
final class MqttSubscriptions {
  private static final int BY_THE_BROKER = -1;

  private final Map<Integer, Parted> underWay = new HashMap<>();

  /**
   * @param codes one for each topic; {@link #BY_THE_BROKER} where the broker answers
   * @param sentence why the first refused one was refused; null where none was
   */
  private record Parted(int[] codes, DoorRefusal sentence) {}

  /** Decides on one topic. */
  interface Decision {
    /** Null when the subscription is allowed. */
    Refused of(MqttTopicSubscription subscription);
  }

  /** A refused topic: the reason code for MQTT 5 and the sentence. */
  record Refused(byte code, DoorRefusal refusal) {}

  /**
   * @return what goes to the broker; null when nothing is left
   */
  MqttSubscribeMessage part(MqttSubscribeMessage subscribe, boolean version5, Decision decision) {
    List<MqttTopicSubscription> asked = subscribe.payload().topicSubscriptions();
    List<MqttTopicSubscription> allowed = new ArrayList<>();
    int[] codes = new int[asked.size()];
    DoorRefusal sentence = null;
    for (int i = 0; i < codes.length; i++) {
      Refused refused = decision.of(asked.get(i));
      if (refused == null) {
        codes[i] = BY_THE_BROKER;
        allowed.add(plain(asked.get(i).topicFilter()));
      } else {
        codes[i] = Byte.toUnsignedInt(version5 ? refused.code() : MqttRefusals.UNSPECIFIED);
        sentence = sentence == null ? refused.refusal() : sentence;
      }
    }
    underWay.put(subscribe.variableHeader().messageId(), new Parted(codes, sentence));
    return allowed.isEmpty()
        ? null
        : new MqttSubscribeMessage(
            subscribe.fixedHeader(),
            subscribe.idAndPropertiesVariableHeader(),
            new MqttSubscribePayload(allowed));
  }

  /** Without the options that would make the broker filter the queue or look for retained ones. */
  private static MqttTopicSubscription plain(String topic) {
    return new MqttTopicSubscription(
        topic,
        new MqttSubscriptionOption(
            MqttQoS.AT_LEAST_ONCE, false, false, RetainedHandlingPolicy.DONT_SEND_AT_SUBSCRIBE));
  }

  /**
   * @param answered the broker's codes; empty when it was not asked
   */
  MqttSubAckMessage join(int packet, List<Integer> answered, MqttRefusals refusals) {
    Parted parted = underWay.remove(packet);
    if (parted == null) {
      return answer(packet, answered.stream().mapToInt(Integer::intValue).toArray(), null);
    }
    int next = 0;
    int[] codes = parted.codes().clone();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] == BY_THE_BROKER) {
        codes[i] = answered.get(next++);
      }
    }
    return answer(packet, codes, refusals.sentence(parted.sentence()));
  }

  private static MqttSubAckMessage answer(int packet, int[] codes, MqttProperties properties) {
    return new MqttSubAckMessage(
        new MqttFixedHeader(MqttMessageType.SUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
        new MqttMessageIdAndPropertiesVariableHeader(
            packet, properties == null ? MqttProperties.NO_PROPERTIES : properties),
        new MqttSubAckPayload(codes));
  }
}
