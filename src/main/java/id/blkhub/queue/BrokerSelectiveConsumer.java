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

/** Takes chosen messages out of the queues of a broker, each turn in one JMS transaction. */
public final class BrokerSelectiveConsumer implements SelectiveConsumer {
  /** What is there comes within milliseconds, unless somebody else takes it meanwhile. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ConnectionFactory connections;
  private final PagedQueueAccess pagedQueueAccess;

  /**
   * @param reach a consumer alone does not see what the broker keeps on disk
   */
  public BrokerSelectiveConsumer(ConnectionFactory connections, PagedQueueAccess pagedQueueAccess) {
    this.connections = connections;
    this.pagedQueueAccess = pagedQueueAccess;
  }

  @Override
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
      return pagedQueueAccess.moveToHead(queue, selector, most);
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
}
