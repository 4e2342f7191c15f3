package id.blkhub.queue;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.List;
import java.util.function.Function;

/**
 * Takes chosen messages out of their order, for a person or a partner who asks, and sends what
 * follows in the same transaction. What a consumer has taken already and not yet acknowledged is
 * not to be had.
 */
public final class SelectiveConsumer {
  private final ConnectionFactory connections;

  public SelectiveConsumer(ConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * Takes the messages that fit and sends what {@code turn} makes of them, all in one commit.
   *
   * @param selector JMS selector; null for every message
   * @param most how many at most
   * @param turn what to send for a message; an exception puts all of them back
   * @return how many were taken
   * @throws BrokerFailed when the commit failed: nothing happened then
   */
  public int take(
      String queue, String selector, int most, Function<QueueMessage, List<OutgoingMessage>> turn) {
    return inSession(
        session -> {
          int taken = 0;
          try (MessageConsumer consumer =
                  session.createConsumer(session.createQueue(queue), selector);
              MessageProducer producer = session.createProducer(null)) {
            while (taken < most) {
              Message message = consumer.receiveNoWait();
              if (message == null) {
                break;
              }
              taken++;
              for (OutgoingMessage outgoing : turn.apply(JmsMessages.read(message))) {
                Queue to = session.createQueue(outgoing.queue());
                JmsMessages.send(session, producer, to, outgoing);
              }
            }
            session.commit();
          }
          return taken;
        });
  }

  private interface Work<T> {
    T with(Session session) throws JMSException;
  }

  private <T> T inSession(Work<T> work) {
    try (Connection connection = connections.createConnection()) {
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      connection.start();
      return work.with(session);
    } catch (JMSException e) {
      throw new BrokerFailed(e);
    }
  }

  /** The broker did not do it; nothing changed. */
  public static final class BrokerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerFailed(Throwable cause) {
      super("The broker did not answer", cause);
    }
  }
}
