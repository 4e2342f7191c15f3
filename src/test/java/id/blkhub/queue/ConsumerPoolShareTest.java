package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One sender, however many queues it fills, leaves workers to the others. */
class ConsumerPoolShareTest {
  private static final List<String> ITS_QUEUES =
      List.of("in.busy.a", "in.busy.b", "in.busy.c", "in.busy.d");

  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final CountDownLatch enough = new CountDownLatch(1);
  private VmBroker broker;
  private ConsumerPool consumerPool;

  @BeforeEach
  void start() throws Exception {
    broker = new VmBroker(773);
    consumerPool =
        new ConsumerPool(
            broker.connections(),
            (batch, failure) -> {},
            failure -> false,
            4,
            new SenderShare(2, queue -> queue.startsWith("in.") ? queue.split("\\.")[1] : null),
            Duration.ofSeconds(1),
            queue -> true);
  }

  @AfterEach
  void stop() throws Exception {
    enough.countDown();
    consumerPool.finish(Duration.ofSeconds(10), List.of());
    consumerPool.close();
    broker.close();
  }

  @Test
  void shouldServeOthersWhileOneSendersQueuesTakeLong() throws Exception {
    for (String queue : ITS_QUEUES) {
      send(queue);
      read(queue, true);
    }
    await().until(() -> begun.size() == 2);

    send("in.other.a");
    send("deliver.other.a");
    read("in.other.a", false);
    read("deliver.other.a", false);

    await().until(() -> begun.containsAll(Set.of("in.other.a", "deliver.other.a")));
    assertThat(begun).as("with two of the busy sender's").hasSize(4);

    enough.countDown();
    await().until(() -> begun.containsAll(ITS_QUEUES));
  }

  private void read(String queue, boolean takesLong) {
    consumerPool.read(
        queue,
        5,
        Duration.ZERO,
        (batch, done) -> {
          begun.add(queue);
          done.accept(takesLong ? waited() : null);
        });
  }

  private Throwable waited() {
    try {
      return enough.await(1, TimeUnit.MINUTES) ? null : new IllegalStateException("too long");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }

  private void send(String queue) throws JMSException {
    try (Connection connection = broker.connections().createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      session.createProducer(session.createQueue(queue)).send(session.createBytesMessage());
      session.commit();
    }
  }
}
