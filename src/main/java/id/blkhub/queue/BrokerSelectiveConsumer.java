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
import org.jspecify.annotations.Nullable;

/** Takes chosen messages out of a broker's queues, each call in one JMS transaction. */
public final class BrokerSelectiveConsumer implements SelectiveConsumer {
  /** A message that is there comes within milliseconds, unless another consumer takes it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final ConnectionFactory connections;
  private final PagedQueueAccess pagedQueues;

  /**
   * @param pagedQueues finds messages on disk, which a consumer with a selector does not see
   */
  public BrokerSelectiveConsumer(ConnectionFactory connections, PagedQueueAccess pagedQueues) {
    this.connections = connections;
    this.pagedQueues = pagedQueues;
  }

  @Override
  public SelectedMessages take(
      String queue,
      @Nullable String selector,
      int most,
      Function<QueueMessage, List<OutgoingMessage>> followUp) {
    int there = moveToHead(queue, selector, most);
    if (there == 0) {
      return new SelectedMessages(0, false);
    }
    int taken = receive(queue, selector, there, followUp);
    // another consumer may have taken the rest: it is gone then, not busy
    return new SelectedMessages(taken, taken < there && moveToHead(queue, selector, 1) > 0);
  }

  private int moveToHead(String queue, @Nullable String selector, int most) {
    try {
      return pagedQueues.moveToHead(queue, selector, most);
    } catch (RuntimeException e) {
      throw new BrokerFailed(e);
    }
  }

  private int receive(
      String queue,
      @Nullable String selector,
      int most,
      Function<QueueMessage, List<OutgoingMessage>> followUp) {
    return inSession(
        session -> {
          int taken = 0;
          try (MessageConsumer consumer =
                  session.createConsumer(session.createQueue(queue), selector);
              MessageProducer producer = session.createProducer(null)) {
            while (taken < most) {
              Message message = consumer.receive(TIMEOUT.toMillis());
              if (message == null) {
                break;
              }
              taken++;
              for (OutgoingMessage outgoing : followUp.apply(JmsMessages.read(message))) {
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
