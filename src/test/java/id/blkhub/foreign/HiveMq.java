package id.blkhub.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5MessageException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** MQTT 5 by the client of HiveMQ. */
final class HiveMq implements Program {
  private static final long PATIENCE_SECONDS = 20;

  private final Logins<Mqtt5BlockingClient> logins = new Logins<>();
  private final Map<String, Login> known = new HashMap<>();
  private final Map<String, BlockingQueue<String>> messages = new HashMap<>();

  private record Login(int port, String user, String password) {}

  private static Mqtt5BlockingClient connected(Login login) {
    Mqtt5BlockingClient client =
        Mqtt5Client.builder().serverHost("127.0.0.1").serverPort(login.port()).buildBlocking();
    client
        .connectWith()
        .simpleAuth()
        .username(login.user())
        .password(login.password().getBytes(UTF_8))
        .applySimpleAuth()
        .send();
    return client;
  }

  @Override
  public Answer connect(int port, String user, String password) {
    return logins.connect(
        user,
        () -> {
          Login login = new Login(port, user, password);
          Mqtt5BlockingClient client = connected(login);
          known.put(user, login);
          return client;
        },
        HiveMq::refused);
  }

  /**
   * Its own way of connecting again tries a refused login again, too: the program does it instead.
   */
  private void up(String user) {
    boolean gone = false;
    for (Mqtt5BlockingClient client : logins.of(user)) {
      gone = !client.getState().isConnected();
    }
    if (gone) {
      Login login = known.get(user);
      messages.keySet().removeIf(key -> key.startsWith(user + ' '));
      connect(login.port(), user, login.password()).sound();
    }
  }

  @Override
  public Answer send(String user, String address, String body, Map<String, String> attributes) {
    up(user);
    return logins.over(
        user,
        client -> {
          var publish =
              Mqtt5Publish.builder()
                  .topic(address.replace('.', '/'))
                  .qos(MqttQos.AT_LEAST_ONCE)
                  .payload(body.getBytes(UTF_8));
          var properties = publish.userProperties();
          for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            properties = properties.add(attribute.getKey(), attribute.getValue());
          }
          client.publish(properties.applyUserProperties().build());
          return Answer.DONE;
        },
        HiveMq::refused);
  }

  @Override
  public Answer take(String user, String address, int count) {
    String topic = address.replace('.', '/');
    up(user);
    return logins.over(
        user,
        client -> {
          BlockingQueue<String> messages = subscribed(user, topic, client);
          List<String> taken = new ArrayList<>();
          while (taken.size() < count) {
            taken.add(
                Objects.requireNonNull(messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), topic));
          }
          return Answer.taken(taken);
        },
        HiveMq::refused);
  }

  /** Once; what comes beyond what is asked for now waits for the next time. */
  private BlockingQueue<String> subscribed(String user, String topic, Mqtt5BlockingClient client) {
    BlockingQueue<String> known = messages.get(user + ' ' + topic);
    if (known != null) {
      return known;
    }
    BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    client
        .toAsync()
        .subscribeWith()
        .topicFilter(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .callback(publish -> taken.add(new String(publish.getPayloadAsBytes(), UTF_8)))
        .send()
        .join();
    messages.put(user + ' ' + topic, taken);
    return taken;
  }

  private static boolean refused(Exception failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof Mqtt5MessageException || cause instanceof ConnectionClosedException;
  }

  @Override
  public void close() {
    logins.all().forEach(client -> client.toAsync().disconnect());
  }
}
