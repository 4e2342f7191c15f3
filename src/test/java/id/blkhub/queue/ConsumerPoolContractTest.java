package id.blkhub.queue;

import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Consumers of a broker's queues keep the contract of {@link QueueReaderContract}. */
class ConsumerPoolContractTest extends QueueReaderContract {
  private VmBroker broker;
  private ConsumerPool pool;

  @BeforeEach
  void start() throws Exception {
    broker = new VmBroker(775);
    pool =
        new ConsumerPool(
            broker.connections(),
            QUARANTINING,
            failure -> false,
            2,
            new SenderShare(2, queue -> null),
            Duration.ofSeconds(60),
            queue -> true);
  }

  @AfterEach
  void stop() throws Exception {
    pool.finish(Duration.ofSeconds(10), List.of());
    pool.close();
    broker.close();
  }

  @Override
  QueueReader queues() {
    return pool;
  }

  @Override
  void put(List<OutgoingMessage> messages) {
    inSession(
        session -> {
          for (OutgoingMessage message : messages) {
            session
                .createProducer(session.createQueue(message.queue()))
                .send(JmsMessages.of(session, message));
          }
          return List.of();
        });
  }

  @Override
  void workUntil(BooleanSupplier condition) {
    await().until(condition::getAsBoolean);
  }

  @Override
  void workOnce() {
    pool.wake(QUEUE);
  }

  @Override
  List<String> take(String queue) {
    // the last batch is committed once no further batch can begin
    pool.finish(Duration.ofSeconds(10), List.of());
    return inSession(
        session -> {
          List<String> texts = new ArrayList<>();
          try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            Message message = consumer.receive(1_000);
            while (message != null) {
              texts.add(text(JmsMessages.read(message)));
              message = consumer.receiveNoWait();
            }
          }
          return texts;
        });
  }

  @Override
  Instant now() {
    return Instant.now();
  }

  private interface Work {
    List<String> with(Session session) throws JMSException;
  }

  private List<String> inSession(Work work) {
    try (Connection connection = broker.connections().createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      connection.start();
      List<String> result = work.with(session);
      session.commit();
      return result;
    } catch (JMSException e) {
      throw new AssertionError(e);
    }
  }
}
