package id.blkhub.sending;

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
import org.jspecify.annotations.Nullable;

/** Sends messages outside any route, from any thread, all of one call in one durable commit. */
public final class HubSender implements AutoCloseable {
  private final ConnectionFactory connections;
  private final ConcurrentLinkedDeque<SendingSession> idle = new ConcurrentLinkedDeque<>();
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
    @Nullable SendingSession session = idle.poll();
    try {
      if (session == null) {
        session = new SendingSession(connections);
      }
      session.send(messages);
    } catch (JMSException | RuntimeException e) {
      if (session != null) {
        session.close();
      }
      throw new NotSent(e);
    }
    if (closed) {
      session.close();
    } else {
      idle.push(session);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (SendingSession session = idle.poll(); session != null; session = idle.poll()) {
      session.close();
    }
  }

  /** A transacted session with a connection of its own; used by one thread at a time. */
  private static final class SendingSession {
    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;

    SendingSession(ConnectionFactory connections) throws JMSException {
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
