package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that come one by one are worked on together where a route lets them gather. */
class BatchConsumerGatherTest {
  private static final Duration GATHER = Duration.ofMillis(70);

  private final ExecutorService workers = Executors.newSingleThreadExecutor();
  private final HandTimer timer = new HandTimer();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();

  private VmBroker broker;

  @BeforeEach
  void start() throws Exception {
    broker = new VmBroker(771);
  }

  @AfterEach
  void stop() throws Exception {
    workers.shutdownNow();
    timer.shutdownNow();
    broker.close();
  }

  @Test
  void shouldLetMessagesGatherAfterABatchThatWasNotFull() throws Exception {
    BatchConsumer consumer = consumer();

    send(1);
    consumer.wake();
    await().until(() -> !timer.due.isEmpty());
    assertThat(batches).as("the first after a quiet time does not wait").containsExactly(1);

    send(3);
    consumer.wake();
    timer.due.remove().run();
    await().until(() -> batches.size() == 2);
    assertThat(batches).containsExactly(1, 3);
    assertThat(timer.pauses).contains(GATHER.toMillis());
    consumer.close(Duration.ofSeconds(10));
  }

  @Test
  void shouldGoOnAtOnceWhileBatchesAreFull() throws Exception {
    send(12);
    BatchConsumer consumer = consumer();
    consumer.wake();

    await().until(() -> !timer.due.isEmpty());
    assertThat(batches).containsExactly(5, 5, 2);
    assertThat(timer.pauses).hasSize(1);
    consumer.close(Duration.ofSeconds(10));
  }

  private BatchConsumer consumer() {
    BatchProcessor processor =
        (batch, done) -> {
          batches.add(batch.messages().size());
          done.accept(null);
        };
    return new BatchConsumer(
        new QueueSubscription("q", 5, GATHER, processor),
        new ConsumerSession(broker.connections(), "q"),
        (batch, failure) -> {},
        new RedeliveryState(5, Duration.ofSeconds(1), failure -> false),
        new BatchConsumer.Workers(workers, count -> {}),
        timer);
  }

  private void send(int count) throws JMSException {
    try (Connection connection = broker.connections().createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      for (int n = 0; n < count; n++) {
        session.createProducer(session.createQueue("q")).send(session.createBytesMessage());
      }
      session.commit();
    }
  }

  /** What is due waits until the test runs it. */
  private static final class HandTimer extends ScheduledThreadPoolExecutor {
    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();
    private final List<Long> pauses = new CopyOnWriteArrayList<>();

    HandTimer() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      pauses.add(unit.toMillis(delay));
      due.add(task);
      return null;
    }
  }
}
