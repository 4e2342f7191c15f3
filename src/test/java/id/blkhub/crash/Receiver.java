package id.blkhub.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.sandbox.MqttPartner;
import id.blkhub.sandbox.MqttPartner.Version;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.StompPartner;
import id.blkhub.support.HubProcess;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A partner's client that reads its queue, notes what it got, and then acknowledges it. */
final class Receiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "cloudEvents_id";
  private static final long A_MOMENT = 100;
  private static final long LONGEST_CLOSE = 10_000;

  private final HubProcess hub;
  private final Over over;
  private final String partner;
  private final String queue;
  private final Function<JsonNode, String> key;
  private final List<Got> got = new ArrayList<>();
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile StompPartner reading;

  /** How it takes. */
  enum Over {
    AMQP,
    MQTT_3_1_1,
    MQTT_5,
    STOMP
  }

  /**
   * @param messageId the hub's id of the message
   * @param connection 1 for the first the receiver had
   */
  record Got(String messageId, String key, int connection) {}

  /**
   * @param key takes from a body what its kind is known by
   */
  Receiver(HubProcess hub, Over over, String partner, String kind, Function<JsonNode, String> key) {
    this.hub = hub;
    this.over = over;
    this.partner = partner;
    this.queue = "out." + partner + '.' + kind;
    this.key = key;
    this.thread = new Thread(this::run, "receiver-" + queue);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    int connection = 0;
    try {
      while (!closed()) {
        hub.awaitUp();
        connection++;
        try {
          switch (over) {
            case AMQP -> amqp(connection);
            case MQTT_3_1_1 -> mqtt(Version.V3_1_1, connection);
            case MQTT_5 -> mqtt(Version.V5, connection);
            case STOMP -> stomp(connection);
          }
        } catch (JMSException | IOException lost) {
          // the hub was killed: connect again
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean closed() {
    return closing.getCount() == 0;
  }

  private void amqp(int connection) throws JMSException {
    try (QueuePartner client = new QueuePartner(partner, hub.amqpPort())) {
      Session session = client.connection().createSession(false, Session.CLIENT_ACKNOWLEDGE);
      MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
      while (!closed()) {
        Message message = consumer.receive(A_MOMENT);
        if (message != null) {
          note(message.getStringProperty(ID), QueuePartner.text(message), connection);
          message.acknowledge();
        }
      }
    }
  }

  private void mqtt(Version version, int connection) throws IOException, InterruptedException {
    try (MqttPartner client = new MqttPartner(partner, hub.mqttPort(), version)) {
      client.listen(queue, (text, attributes) -> note(attributes.get("id"), text, connection));
      while (client.isConnected() && !closing.await(A_MOMENT, TimeUnit.MILLISECONDS)) {
        // it takes in a thread of its own
      }
    }
  }

  private void stomp(int connection) throws IOException {
    try (StompPartner client = new StompPartner(partner, hub.stompPort())) {
      reading = client;
      if (!closed()) {
        client.takeAll(queue, frame -> note(frame.headers().get(ID), frame.text(), connection));
      }
    }
  }

  /**
   * Version 3.1.1 of MQTT shows no message id; the key is as good, as nothing is sent twice here.
   */
  private synchronized void note(String messageId, String body, int connection) {
    try {
      String known = key.apply(JSON.readTree(body));
      got.add(new Got(messageId == null ? known : messageId, known, connection));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  synchronized List<Got> got() {
    return List.copyOf(got);
  }

  /** What it got, without what came again after its acknowledgement was lost with the hub. */
  List<Got> delivered() {
    Set<String> messageIds = new HashSet<>();
    return got().stream().filter(one -> messageIds.add(one.messageId())).toList();
  }

  /** What came again under the same message id. */
  List<Got> again() {
    Set<String> messageIds = new HashSet<>();
    return got().stream().filter(one -> !messageIds.add(one.messageId())).toList();
  }

  @Override
  public void close() throws InterruptedException, IOException {
    closing.countDown();
    if (reading != null) {
      // it would block until the next message
      reading.close();
    }
    thread.join(LONGEST_CLOSE);
  }
}
