package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody told of is found, without asking every queue all the time. */
class ConsumerPoolSweepTest {
  private static final String FULL = "full";
  private static final String EMPTY = "counts-as-empty";

  private final Map<String, List<Integer>> batches =
      Map.of(FULL, new CopyOnWriteArrayList<>(), EMPTY, new CopyOnWriteArrayList<>());
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private ConsumerPool consumerPool;

  private VmBroker broker;

  @BeforeEach
  void start() throws Exception {
    broker = new VmBroker(772);
    consumerPool =
        new ConsumerPool(
            broker.connections(),
            (batch, failure) -> {
              throw new AssertionError(failure);
            },
            failure -> false,
            2,
            new SenderShare(1, queue -> null),
            Duration.ofSeconds(1),
            this::holds);
  }

  @AfterEach
  void stop() throws Exception {
    consumerPool.finish(Duration.ofSeconds(10), List.of());
    consumerPool.close();
    broker.close();
  }

  private boolean holds(String queue) {
    asked.merge(queue, 1, Integer::sum);
    return queue.equals(FULL);
  }

  @Test
  void shouldFindWhatNobodyToldOf() throws Exception {
    read(FULL);
    read(EMPTY);
    await().until(() -> asked.getOrDefault(EMPTY, 0) > 0);

    send(EMPTY);
    send(FULL);

    await().until(() -> batches.get(FULL).equals(List.of(1)));
    int sweeps = asked.get(EMPTY);
    await().until(() -> asked.get(EMPTY) > sweeps);
    assertThat(batches.get(EMPTY)).as("left for the sweep of all").isEmpty();
  }

  private void read(String queue) {
    consumerPool.read(
        queue,
        5,
        Duration.ZERO,
        (batch, done) -> {
          batches.get(queue).add(batch.messages().size());
          done.accept(null);
        });
  }

  private void send(String queue) throws JMSException {
    try (Connection connection = broker.connections().createConnection();
        Session session = connection.createSession()) {
      session.createProducer(session.createQueue(queue)).send(session.createTextMessage("x"));
    }
  }
}
