package id.blkhub.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Hears what arrives over MQTT 5. */
final class NewerListener implements MqttCallback {
  private final BiConsumer<String, Map<String, String>> taken;

  NewerListener(BiConsumer<String, Map<String, String>> taken) {
    this.taken = taken;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    taken.accept(
        new String(message.getPayload(), StandardCharsets.UTF_8), MqttPartner.attributes(message));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
