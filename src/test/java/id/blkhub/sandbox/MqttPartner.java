package id.blkhub.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A partner's own MQTT client, of version 3.1.1 or 5. Addresses are the hub's, with dots. */
public final class MqttPartner implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long PATIENCE = TimeUnit.SECONDS.toMillis(30);
  private static final int NEGATIVE = 0x80;

  private final org.eclipse.paho.client.mqttv3.MqttAsyncClient older;
  private final org.eclipse.paho.mqttv5.client.MqttAsyncClient newer;

  /** The version it speaks. */
  public enum Version {
    V3_1_1,
    V5
  }

  public MqttPartner(String partner, int port, Version version) throws IOException {
    this(partner, partner, port, version, UUID.randomUUID().toString());
  }

  public MqttPartner(String user, String password, int port, Version version, String clientId)
      throws IOException {
    String url = "tcp://127.0.0.1:" + port;
    try {
      if (version == Version.V5) {
        older = null;
        newer =
            new org.eclipse.paho.mqttv5.client.MqttAsyncClient(
                url, clientId, new org.eclipse.paho.mqttv5.client.persist.MemoryPersistence());
        var options = new org.eclipse.paho.mqttv5.client.MqttConnectionOptions();
        options.setUserName(user);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        newer.connect(options).waitForCompletion(PATIENCE);
      } else {
        newer = null;
        older =
            new org.eclipse.paho.client.mqttv3.MqttAsyncClient(
                url, clientId, new org.eclipse.paho.client.mqttv3.persist.MemoryPersistence());
        var options = new org.eclipse.paho.client.mqttv3.MqttConnectOptions();
        options.setMqttVersion(
            org.eclipse.paho.client.mqttv3.MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName(user);
        options.setPassword(password.toCharArray());
        older.connect(options).waitForCompletion(PATIENCE);
      }
    } catch (org.eclipse.paho.client.mqttv3.MqttException
        | org.eclipse.paho.mqttv5.common.MqttException e) {
      throw new IOException(e);
    }
  }

  /**
   * Sends at QoS 1 and returns once the hub has confirmed it.
   *
   * @param attributes of a CloudEvent; user properties in version 5, and in 3.1.1, which has none,
   *     those of an event around the body
   * @throws IOException when it was refused or the connection was lost
   */
  public void send(String address, byte[] body, Map<String, String> attributes) throws IOException {
    send(address, body, attributes, 1);
  }

  public synchronized void send(
      String address, byte[] body, Map<String, String> attributes, int quality) throws IOException {
    try {
      if (newer != null) {
        sendNewer(topic(address), body, attributes, quality);
      } else {
        byte[] content = attributes.isEmpty() ? body : event(body, attributes);
        older.publish(topic(address), content, quality, false).waitForCompletion(PATIENCE);
      }
    } catch (org.eclipse.paho.client.mqttv3.MqttException
        | org.eclipse.paho.mqttv5.common.MqttException e) {
      throw new IOException(e);
    }
  }

  private void sendNewer(String topic, byte[] body, Map<String, String> attributes, int quality)
      throws org.eclipse.paho.mqttv5.common.MqttException, IOException {
    var properties = new org.eclipse.paho.mqttv5.common.packet.MqttProperties();
    properties.setContentType("application/json");
    attributes.forEach(
        (name, value) ->
            properties
                .getUserProperties()
                .add(new org.eclipse.paho.mqttv5.common.packet.UserProperty(name, value)));
    var message = new org.eclipse.paho.mqttv5.common.MqttMessage(body, quality, false, properties);
    var token = newer.publish(topic, message);
    token.waitForCompletion(PATIENCE);
    int[] codes = token.getReasonCodes();
    if (codes != null && codes.length > 0 && codes[0] >= NEGATIVE) {
      throw new IOException(
          "refused: " + codes[0] + ' ' + token.getResponseProperties().getReasonString());
    }
  }

  private static byte[] event(byte[] body, Map<String, String> attributes) {
    try {
      ObjectNode event = JSON.createObjectNode().put("specversion", "1.0").put("type", "uji");
      attributes.forEach(event::put);
      event.set("data", JSON.readTree(body));
      return JSON.writeValueAsBytes(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes whatever arrives on the queue from now on; it is acknowledged when {@code taken} returns,
   * and comes again on another connection when it throws.
   *
   * @param taken gets the body and the user properties, which 3.1.1 does not have
   */
  public void listen(String queue, BiConsumer<String, Map<String, String>> taken)
      throws IOException {
    try {
      if (newer != null) {
        listenNewer(queue, taken);
      } else {
        var token =
            older.subscribe(
                topic(queue),
                1,
                (topic, message) ->
                    taken.accept(
                        new String(message.getPayload(), StandardCharsets.UTF_8), Map.of()));
        token.waitForCompletion(PATIENCE);
        granted(token.getGrantedQos());
      }
    } catch (org.eclipse.paho.client.mqttv3.MqttException
        | org.eclipse.paho.mqttv5.common.MqttException e) {
      throw new IOException(e);
    }
  }

  private void listenNewer(String queue, BiConsumer<String, Map<String, String>> taken)
      throws org.eclipse.paho.mqttv5.common.MqttException, IOException {
    newer.setCallback(new NewerListener(taken));
    var token = newer.subscribe(topic(queue), 1);
    token.waitForCompletion(PATIENCE);
    granted(token.getReasonCodes());
  }

  private static void granted(int[] codes) throws IOException {
    if (codes.length != 1 || codes[0] >= NEGATIVE) {
      throw new IOException("refused: " + Arrays.toString(codes));
    }
  }

  static Map<String, String> attributes(org.eclipse.paho.mqttv5.common.MqttMessage message) {
    Map<String, String> attributes = new HashMap<>();
    message
        .getProperties()
        .getUserProperties()
        .forEach(property -> attributes.put(property.getKey(), property.getValue()));
    return attributes;
  }

  public boolean isConnected() {
    return newer != null ? newer.isConnected() : older.isConnected();
  }

  private static String topic(String address) {
    return address.replace('.', '/');
  }

  /** Goes away at once; what it did not acknowledge is not lost. */
  @Override
  public void close() throws IOException {
    try {
      if (newer != null) {
        newer.disconnectForcibly(0, 1_000, false);
        newer.close();
      } else {
        older.disconnectForcibly(0, 1_000, false);
        older.close();
      }
    } catch (org.eclipse.paho.client.mqttv3.MqttException
        | org.eclipse.paho.mqttv5.common.MqttException e) {
      throw new IOException(e);
    }
  }
}
