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
import java.util.List;
import java.util.function.Function;

/**
 * Takes chosen messages out of their order, for a person or a partner who asks, and sends what
 * follows in the same transaction. What a consumer has taken already and not yet acknowledged is
 * not to be had.
 */
public final class SelectiveConsumer {
  /** What is there comes within milliseconds, unless somebody else takes it meanwhile. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ConnectionFactory connections;
  private final Reach reach;

  /**
   * @param reach a consumer alone does not see what the broker keeps on disk
   */
  public SelectiveConsumer(ConnectionFactory connections, Reach reach) {
    this.connections = connections;
    this.reach = reach;
  }

  /**
   * What came of it.
   *
   * @param count how many were taken
   * @param busy whether there are more that fit, which were not to be had just now
   */
  public record Taken(int count, boolean busy) {}

  /**
   * Takes the messages that fit and sends what {@code turn} makes of them, all in one commit.
   *
   * @param selector JMS selector; null for every message
   * @param most how many at most
   * @param turn what to send for a message; an exception puts all of them back
   * @throws BrokerFailed when the commit failed: nothing happened then
   */
  public Taken take(
      String queue, String selector, int most, Function<QueueMessage, List<OutgoingMessage>> turn) {
    int there = bring(queue, selector, most);
    if (there == 0) {
      return new Taken(0, false);
    }
    int taken = receive(queue, selector, there, turn);
    // another one may have been quicker: then it is gone, not busy
    return new Taken(taken, taken < there && bring(queue, selector, 1) > 0);
  }

  private int bring(String queue, String selector, int most) {
    try {
      return reach.bring(queue, selector, most);
    } catch (RuntimeException e) {
      throw new BrokerFailed(e);
    }
  }

  private int receive(
      String queue, String selector, int most, Function<QueueMessage, List<OutgoingMessage>> turn) {
    return inSession(
        session -> {
          int taken = 0;
          try (MessageConsumer consumer =
                  session.createConsumer(session.createQueue(queue), selector);
              MessageProducer producer = session.createProducer(null)) {
            while (taken < most) {
              Message message = consumer.receive(PATIENCE.toMillis());
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
