package id.blkhub.door;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds packets with texts that are not UTF-8, and packets without any topic. The decoder replaces
 * each byte that it cannot read by a replacement character, so that two texts could become equal.
 * Such a packet is malformed, as is one with U+0000 in a text (MQTT 5, 1.5.4).
 */
final class MqttTexts {
  private static final char REPLACEMENT = '\ufffd';

  private MqttTexts() {}

  /**
   * Whether all texts of a packet are sound.
   *
   * @param written whether the bytes of the packet contain a text
   */
  static boolean areSound(MqttMessage packet, Predicate<String> written) {
    List<@Nullable String> texts = new ArrayList<>();
    if (packet instanceof MqttConnectMessage connect) {
      texts.add(connect.payload().clientIdentifier());
      texts.add(connect.payload().userName());
      texts.add(connect.payload().willTopic());
      properties(connect.variableHeader().properties(), texts);
    } else if (packet instanceof MqttPublishMessage publish) {
      texts.add(publish.variableHeader().topicName());
      properties(publish.variableHeader().properties(), texts);
    } else if (packet instanceof MqttSubscribeMessage subscribe) {
      if (subscribe.payload().topicSubscriptions().isEmpty()) {
        return false;
      }
      for (MqttTopicSubscription subscription : subscribe.payload().topicSubscriptions()) {
        texts.add(subscription.topicFilter());
      }
      properties(subscribe.idAndPropertiesVariableHeader().properties(), texts);
    } else if (packet instanceof MqttUnsubscribeMessage unsubscribe) {
      if (unsubscribe.payload().topics().isEmpty()) {
        return false;
      }
      texts.addAll(unsubscribe.payload().topics());
    }
    return texts.stream().allMatch(text -> text == null || isSound(text, written));
  }

  /** A replacement character is sound where the client itself sent one. */
  private static boolean isSound(String text, Predicate<String> written) {
    return text.indexOf('\0') < 0 && (text.indexOf(REPLACEMENT) < 0 || written.test(text));
  }

  private static void properties(MqttProperties properties, List<@Nullable String> texts) {
    for (MqttProperties.MqttProperty<?> property : properties.listAll()) {
      if (property instanceof MqttProperties.StringProperty text) {
        texts.add(text.value());
      } else if (property instanceof MqttProperties.UserProperties user) {
        user.value().forEach(pair -> texts.addAll(Arrays.asList(pair.key, pair.value)));
      }
    }
  }
}
