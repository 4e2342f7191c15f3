package id.blkhub.everydoor;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** MQTT 3.1.1: a body and nothing beside it. Connects anew when the hub has closed. */
final class OlderMqttClient implements DoorClient {
  private static final long PATIENCE = TimeUnit.SECONDS.toMillis(30);

  private final String partner;
  private final String url;
  private MqttAsyncClient client;

  OlderMqttClient(String partner, int port) {
    this.partner = partner;
    this.url = "tcp://127.0.0.1:" + port;
  }

  @Override
  public Answer send(Letter letter) throws IOException {
    try {
      if (client == null) {
        client = new MqttAsyncClient(url, UUID.randomUUID().toString(), new MemoryPersistence());
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName(partner);
        options.setPassword(partner.toCharArray());
        client.connect(options).waitForCompletion(PATIENCE);
      }
      client
          .publish(letter.address().replace('.', '/'), letter.body(), 1, false)
          .waitForCompletion(PATIENCE);
      return Answer.ofTaken();
    } catch (MqttException e) {
      close();
      return Answer.refused(e.toString());
    }
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      try {
        client.disconnectForcibly(0, 1_000, false);
        client.close();
      } catch (MqttException e) {
        throw new IOException(e);
      } finally {
        client = null;
      }
    }
  }
}
