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
import org.jspecify.annotations.Nullable;

/**
 * Splits a SUBSCRIBE into the topics that the broker gets and those that are refused, and joins the
 * answers in one SUBACK. The broker gets only exact topics of the partner's own queues, at QoS 1.
 */
final class MqttSubscriptions {
  private static final int ANSWERED_BY_BROKER = -1;

  private final Map<Integer, Split> pending = new HashMap<>();

  /**
   * @param codes the code for each topic; {@link #ANSWERED_BY_BROKER} where the broker answers
   * @param sentence the refusal of the first refused topic; null where none was refused
   */
  private record Split(int[] codes, @Nullable DoorRefusal sentence) {}

  /** Decides about one topic. */
  interface SubscriptionDecision {
    /** The refusal; null where the subscription is allowed. */
    @Nullable RefusedSubscription of(MqttTopicSubscription subscription);
  }

  /** A refused topic: the reason code for MQTT 5 and the sentence. */
  record RefusedSubscription(byte code, DoorRefusal refusal) {}

  /**
   * Splits a SUBSCRIBE.
   *
   * @return what goes to the broker; null where no topic is left
   */
  @Nullable MqttSubscribeMessage split(
      MqttSubscribeMessage subscribe, boolean version5, SubscriptionDecision subscriptionDecision) {
    List<MqttTopicSubscription> asked = subscribe.payload().topicSubscriptions();
    List<MqttTopicSubscription> allowed = new ArrayList<>();
    int[] codes = new int[asked.size()];
    @Nullable DoorRefusal sentence = null;
    for (int i = 0; i < codes.length; i++) {
      RefusedSubscription refusedSubscription = subscriptionDecision.of(asked.get(i));
      if (refusedSubscription == null) {
        codes[i] = ANSWERED_BY_BROKER;
        allowed.add(plain(asked.get(i).topicFilter()));
      } else {
        codes[i] =
            Byte.toUnsignedInt(version5 ? refusedSubscription.code() : MqttRefusals.UNSPECIFIED);
        sentence = sentence == null ? refusedSubscription.refusal() : sentence;
      }
    }
    pending.put(subscribe.variableHeader().messageId(), new Split(codes, sentence));
    return allowed.isEmpty()
        ? null
        : new MqttSubscribeMessage(
            subscribe.fixedHeader(),
            subscribe.idAndPropertiesVariableHeader(),
            new MqttSubscribePayload(allowed));
  }

  /**
   * A topic without options, which would make the broker filter the queue or seek retained ones.
   */
  private static MqttTopicSubscription plain(String topic) {
    return new MqttTopicSubscription(
        topic,
        new MqttSubscriptionOption(
            MqttQoS.AT_LEAST_ONCE, false, false, RetainedHandlingPolicy.DONT_SEND_AT_SUBSCRIBE));
  }

  /**
   * Joins the answers.
   *
   * @param answered the broker's codes; empty where it was not asked
   */
  MqttSubAckMessage join(int packet, List<Integer> answered, MqttRefusals refusals) {
    Split split = pending.remove(packet);
    if (split == null) {
      return answer(packet, answered.stream().mapToInt(Integer::intValue).toArray(), null);
    }
    int next = 0;
    int[] codes = split.codes().clone();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] == ANSWERED_BY_BROKER) {
        codes[i] = answered.get(next++);
      }
    }
    return answer(packet, codes, refusals.sentence(split.sentence()));
  }

  private static MqttSubAckMessage answer(
      int packet, int[] codes, @Nullable MqttProperties properties) {
    return new MqttSubAckMessage(
        new MqttFixedHeader(MqttMessageType.SUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
        new MqttMessageIdAndPropertiesVariableHeader(
            packet, properties == null ? MqttProperties.NO_PROPERTIES : properties),
        new MqttSubAckPayload(codes));
  }
}
