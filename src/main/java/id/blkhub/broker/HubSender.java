package id.blkhub.broker;

import id.blkhub.queue.JmsMessages;
import id.blkhub.queue.OutgoingMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Sends outside any route, from whatever thread: all given messages in one durable commit. */
public final class HubSender implements AutoCloseable {
  private final ConnectionFactory connections;
  private final ConcurrentLinkedDeque<Line> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  HubSender(ConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * Returns once all are durable.
   *
   * @throws NotSent when they are not; none of them was sent then
   */
  public void send(List<OutgoingMessage> messages) {
    Line line = idle.poll();
    try {
      if (line == null) {
        line = new Line(connections);
      }
      line.send(messages);
    } catch (JMSException | RuntimeException e) {
      if (line != null) {
        line.close();
      }
      throw new NotSent(e);
    }
    if (closed) {
      line.close();
    } else {
      idle.push(line);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Line line = idle.poll(); line != null; line = idle.poll()) {
      line.close();
    }
  }

  private static final class Line {
    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;

    Line(ConnectionFactory connections) throws JMSException {
      connection = connections.createConnection();
      session = connection.createSession(true, Session.SESSION_TRANSACTED);
      producer = session.createProducer(null);
    }

    void send(List<OutgoingMessage> messages) throws JMSException {
      for (OutgoingMessage outgoing : messages) {
        producer.send(
            session.createQueue(outgoing.queue()),
            JmsMessages.of(session, outgoing),
            DeliveryMode.PERSISTENT,
            Message.DEFAULT_PRIORITY,
            Message.DEFAULT_TIME_TO_LIVE);
      }
      session.commit();
    }

    void close() {
      try {
        connection.close();
      } catch (JMSException ignored) {
        // a connection that cannot even be closed is gone already
      }
    }
  }
}
