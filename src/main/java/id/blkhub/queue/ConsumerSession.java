package id.blkhub.queue;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.IllegalStateException;
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
import org.jspecify.annotations.Nullable;

/**
 * A transacted session that receives from one queue and sends to any. It opens when it is first
 * needed, and again after it was closed.
 */
final class ConsumerSession {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final ConnectionFactory connections;
  private final String queue;
  private final Map<String, Queue> destinations = new HashMap<>();
  private @Nullable Open open;

  private record Open(
      Connection connection, Session session, MessageConsumer consumer, MessageProducer producer) {}

  ConsumerSession(ConnectionFactory connections, String queue) {
    this.connections = connections;
    this.queue = queue;
  }

  /** Receives up to {@code max} messages that are there now; waits for none. */
  List<QueueMessage> receive(int max) throws JMSException {
    MessageConsumer consumer = open().consumer();
    return received(max, consumer::receiveNoWait);
  }

  /**
   * Receives messages again that were rolled back just now. The broker may still be putting them
   * back, so this waits for a moment. It returns fewer where somebody took one meanwhile.
   */
  List<QueueMessage> receiveAgain(int count) throws JMSException {
    MessageConsumer consumer = open().consumer();
    return received(count, () -> consumer.receive(TIMEOUT.toMillis()));
  }

  private interface Receive {
    @Nullable Message next() throws JMSException;
  }

  private static List<QueueMessage> received(int max, Receive receive) throws JMSException {
    List<QueueMessage> received = new ArrayList<>();
    BatchLimit limit = new BatchLimit(max);
    while (limit.hasRoom()) {
      Message message = receive.next();
      if (message == null) {
        break;
      }
      QueueMessage one = JmsMessages.read(message);
      limit.add(one);
      received.add(one);
    }
    return received;
  }

  /** Sends these messages and commits them together with all that was received. */
  void commit(List<OutgoingMessage> outbox) throws JMSException {
    Open now = open;
    if (now == null) {
      // opened again, it would send without having received what caused it
      throw new IllegalStateException("The session is closed");
    }
    Session session = now.session();
    for (OutgoingMessage outgoing : outbox) {
      JmsMessages.send(session, now.producer(), destination(session, outgoing.queue()), outgoing);
    }
    session.commit();
  }

  private Queue destination(Session session, String name) throws JMSException {
    Queue known = destinations.get(name);
    if (known == null) {
      known = session.createQueue(name);
      destinations.put(name, known);
    }
    return known;
  }

  void rollback() throws JMSException {
    if (open != null) {
      open.session().rollback();
    }
  }

  private Open open() throws JMSException {
    Open known = open;
    if (known != null) {
      return known;
    }
    Connection connection = connections.createConnection();
    try {
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
      Open opened = new Open(connection, session, consumer, session.createProducer(null));
      connection.start();
      open = opened;
      return opened;
    } catch (JMSException e) {
      close(connection);
      throw e;
    }
  }

  /** Gives back to the queue what was received and not committed. */
  void close() {
    Open known = open;
    open = null;
    destinations.clear();
    if (known != null) {
      close(known.connection());
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (JMSException ignored) {
      // a connection that cannot even be closed is gone already
    }
  }
}
