package id.blkhub.door;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides to which topics an MQTT client may publish and subscribe, and how. */
final class MqttTopics {
  /** A topic whose levels can become those of an address. */
  private static final Pattern TOPIC = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)+");

  private final Rights rights;
  private final int largestPacket;

  /**
   * @param largestPacket bytes of the largest packet that may go out
   */
  MqttTopics(Rights rights, int largestPacket) {
    this.rights = rights;
    this.largestPacket = largestPacket;
  }

  boolean maySend(MqttConnect client, String topic) {
    return TOPIC.matcher(topic).matches() && rights.maySend(client.user(), address(topic));
  }

  /** The refusal of a subscription; null where it is allowed. */
  MqttSubscriptions.@Nullable RefusedSubscription refusal(
      MqttConnect client, MqttTopicSubscription subscription) {
    String topic = subscription.topicFilter();
    if (!TOPIC.matcher(topic).matches() || !rights.mayTake(client.user(), address(topic))) {
      return new MqttSubscriptions.RefusedSubscription(
          codeOf(topic),
          DoorRefusal.takeElsewhere("out/" + client.user() + "/<kind>, receipts/" + client.user()));
    }
    MqttSubscriptionOption option = subscription.option();
    if (option.isNoLocal() || option.isRetainAsPublished()) {
      return refused(UnofferedFeature.SUBSCRIPTION_OPTIONS.refusal());
    }
    if (option.qos() == MqttQoS.AT_MOST_ONCE) {
      return refused(
          DoorRefusal.withoutAcknowledgement("pakai QoS 1 atau 2", "subscribe with QoS 1 or 2"));
    }
    if (client.largestPacket() < largestPacket) {
      return refused(
          DoorRefusal.withoutAcknowledgement(
              "izinkan paket " + largestPacket + " byte, yang lebih besar akan tertinggal",
              "allow packets of " + largestPacket + " bytes, larger ones would be left out"));
    }
    return null;
  }

  private static MqttSubscriptions.RefusedSubscription refused(DoorRefusal refusal) {
    return new MqttSubscriptions.RefusedSubscription(MqttRefusals.IMPLEMENTATION, refusal);
  }

  private static byte codeOf(String topic) {
    if (topic.startsWith("$share/")) {
      return MqttRefusals.SHARED;
    }
    return topic.indexOf('#') >= 0 || topic.indexOf('+') >= 0
        ? MqttRefusals.WILDCARD
        : MqttRefusals.NOT_AUTHORIZED;
  }

  /** The address of a topic, as the journal names it too. */
  static String address(String topic) {
    return topic.replace('/', '.');
  }
}
