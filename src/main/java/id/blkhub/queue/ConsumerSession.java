package id.blkhub.queue;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One transacted session that receives from one queue and sends to any; opened again when broken.
 */
final class ConsumerSession {
  /** A batch of large messages ends early: it is in memory several times while it is worked on. */
  private static final long MOST_BYTES = 4 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ConnectionFactory connections;
  private final String queue;
  private final Map<String, Queue> destinations = new HashMap<>();
  private Connection connection;
  private Session session;
  private MessageConsumer consumer;
  private MessageProducer producer;

  ConsumerSession(ConnectionFactory connections, String queue) {
    this.connections = connections;
    this.queue = queue;
  }

  /** Up to {@code max} messages that are there now; waits for none. */
  List<QueueMessage> receive(int max) throws JMSException {
    open();
    return received(max, () -> consumer.receiveNoWait());
  }

  /**
   * Messages that were rolled back just now. The broker may still be putting them back when it is
   * asked for them, so it is given a moment; fewer come where somebody took one out meanwhile.
   */
  List<QueueMessage> receiveAgain(int count) throws JMSException {
    open();
    return received(count, () -> consumer.receive(PATIENCE.toMillis()));
  }

  private interface Receive {
    Message next() throws JMSException;
  }

  private static List<QueueMessage> received(int max, Receive receive) throws JMSException {
    List<QueueMessage> received = new ArrayList<>();
    long bytes = 0;
    while (received.size() < max && bytes < MOST_BYTES) {
      Message message = receive.next();
      if (message == null) {
        break;
      }
      QueueMessage one = JmsMessages.read(message);
      bytes += one.body().length;
      received.add(one);
    }
    return received;
  }

  void commit(List<OutgoingMessage> outbox) throws JMSException {
    for (OutgoingMessage outgoing : outbox) {
      JmsMessages.send(session, producer, destination(outgoing.queue()), outgoing);
    }
    session.commit();
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
}
