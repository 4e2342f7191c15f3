package id.blkhub.queue;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One transacted session that receives from one queue and sends to any; opened again when broken.
 */
final class LaneSession {
  private final ConnectionFactory connections;
  private final String queue;
  private final Map<String, Queue> destinations = new HashMap<>();
  private Connection connection;
  private Session session;
  private MessageConsumer consumer;
  private MessageProducer producer;

  LaneSession(ConnectionFactory connections, String queue) {
    this.connections = connections;
    this.queue = queue;
  }

  /** Up to {@code max} messages that are there now; waits for none. */
  List<QueueMessage> receive(int max) throws JMSException {
    open();
    List<QueueMessage> received = new ArrayList<>();
    while (received.size() < max) {
      Message message = consumer.receiveNoWait();
      if (message == null) {
        break;
      }
      received.add(
          new QueueMessage(body(message), properties(message), message.getJMSExpiration()));
    }
    return received;
  }

  void commit(List<OutgoingMessage> outbox) throws JMSException {
    for (OutgoingMessage outgoing : outbox) {
      send(outgoing);
    }
    session.commit();
  }

  private void send(OutgoingMessage outgoing) throws JMSException {
    Message message = JmsMessages.of(session, outgoing);
    long now = System.currentTimeMillis();
    producer.setDeliveryDelay(
        outgoing.deliverAt() == 0 ? 0 : Math.max(0, outgoing.deliverAt() - now));
    long life = outgoing.expiresAt() == 0 ? 0 : Math.max(1, outgoing.expiresAt() - now);
    producer.send(
        destination(outgoing.queue()),
        message,
        DeliveryMode.PERSISTENT,
        Message.DEFAULT_PRIORITY,
        life);
  }

  private Queue destination(String name) throws JMSException {
    Queue known = destinations.get(name);
    if (known == null) {
      known = session.createQueue(name);
      destinations.put(name, known);
    }
    return known;
  }

  void rollback() throws JMSException {
    if (session != null) {
      session.rollback();
    }
  }

  private void open() throws JMSException {
    if (session != null) {
      return;
    }
    try {
      connection = connections.createConnection();
      session = connection.createSession(true, Session.SESSION_TRANSACTED);
      consumer = session.createConsumer(session.createQueue(queue));
      producer = session.createProducer(null);
      connection.start();
    } catch (JMSException e) {
      close();
      throw e;
    }
  }

  /** Whatever was not committed goes back to the queue. */
  void close() {
    Connection open = connection;
    connection = null;
    session = null;
    consumer = null;
    producer = null;
    destinations.clear();
    if (open != null) {
      try {
        open.close();
      } catch (JMSException ignored) {
        // a connection that cannot even be closed is gone already
      }
    }
  }

  private static byte[] body(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      String content = text.getText();
      return content == null ? new byte[0] : content.getBytes(StandardCharsets.UTF_8);
    }
    if (message instanceof BytesMessage bytes) {
      byte[] content = new byte[Math.toIntExact(bytes.getBodyLength())];
      bytes.readBytes(content);
      return content;
    }
    return new byte[0];
  }

  private static Map<String, Object> properties(Message message) throws JMSException {
    Map<String, Object> properties = new HashMap<>();
    for (Object name : Collections.list(message.getPropertyNames())) {
      properties.put((String) name, message.getObjectProperty((String) name));
    }
    return properties;
  }
}
