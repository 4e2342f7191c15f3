package id.blkhub.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.support.HubProcess;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A partner's client that reads its queue, notes what it got, and then acknowledges it. */
final class Receiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long A_MOMENT = 100;
  private static final long LONGEST_CLOSE = 10_000;

  private final HubProcess hub;
  private final String partner;
  private final String queue;
  private final Function<JsonNode, String> key;
  private final List<Got> got = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closing;
  private int connections;

  /**
   * @param stamp the hub's id of the message
   * @param connection how many connections the receiver had so far
   */
  record Got(String stamp, String key, int connection) {}

  /**
   * @param key takes from a body what its kind is known by
   */
  Receiver(HubProcess hub, String partner, String kind, Function<JsonNode, String> key) {
    this.hub = hub;
    this.partner = partner;
    this.queue = "out." + partner + '.' + kind;
    this.key = key;
    this.thread = new Thread(this::run, "receiver-" + queue);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!closing) {
        hub.awaitUp();
        connections++;
        try (QueuePartner client = new QueuePartner(partner, hub.amqpPort())) {
          Session session = client.connection().createSession(false, Session.CLIENT_ACKNOWLEDGE);
          consume(session.createConsumer(session.createQueue(queue)));
        } catch (JMSException lost) {
          // the hub was killed: connect again
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void consume(MessageConsumer consumer) throws JMSException {
    while (!closing) {
      Message message = consumer.receive(A_MOMENT);
      if (message != null) {
        note(message.getStringProperty("cloudEvents_id"), QueuePartner.text(message));
        message.acknowledge();
      }
    }
  }

  private synchronized void note(String stamp, String body) {
    try {
      got.add(new Got(stamp, key.apply(JSON.readTree(body)), connections));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  synchronized List<Got> got() {
    return List.copyOf(got);
  }

  /** What it got, without what came again after its acknowledgement was lost with the hub. */
  List<Got> delivered() {
    Set<String> stamps = new HashSet<>();
    return got().stream().filter(one -> stamps.add(one.stamp())).toList();
  }

  /** What came again under the same stamp. */
  List<Got> again() {
    Set<String> stamps = new HashSet<>();
    return got().stream().filter(one -> !stamps.add(one.stamp())).toList();
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    thread.join(LONGEST_CLOSE);
  }
}
