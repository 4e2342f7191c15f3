package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of batches under way when the hub stops. */
class ConsumerPoolFinishTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final String QUEUE = "deliver.slow.vacancy";

  private final List<Consumer<Throwable>> underWay = new CopyOnWriteArrayList<>();
  private final List<QueueBatch> batches = new CopyOnWriteArrayList<>();
  private VmBroker broker;
  private ConsumerPool consumerPool;
  private QueueReader.QueueReading queueReading;

  @BeforeEach
  void startABatchThatWaits() throws Exception {
    broker = new VmBroker(774);
    consumerPool =
        new ConsumerPool(
            broker.connections(),
            (batch, failure) -> {
              throw new AssertionError(failure);
            },
            failure -> false,
            2,
            new SenderShare(2, queue -> null),
            Duration.ofSeconds(1),
            queue -> true);
    try (Connection connection = broker.connections().createConnection();
        Session session = connection.createSession()) {
      session.createProducer(session.createQueue(QUEUE)).send(session.createTextMessage("x"));
    }
    queueReading =
        consumerPool.read(
            QUEUE,
            5,
            Duration.ZERO,
            (batch, done) -> {
              batches.add(batch);
              underWay.add(done);
            });
    await().until(() -> underWay.size() == 1);
  }

  @AfterEach
  void stop() throws Exception {
    consumerPool.close();
    broker.close();
  }

  @Test
  void shouldGiveUpWhatALateBatchWaitsForAndLayItBack() throws Exception {
    long begun = System.nanoTime();

    consumerPool.finish(PATIENCE, List.of(this::answerComesNoMore));

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(PATIENCE, PATIENCE.plusSeconds(1));
    queueReading.end();
    assertThat(lying()).isTrue();
    assertThat(underWay).as("no further batch").hasSize(1);
  }

  @Test
  void shouldNotWaitForeverForOneThatDoesNotEndEither() throws Exception {
    consumerPool.finish(PATIENCE, List.of(() -> {}));
    queueReading.end();

    assertThat(lying()).isTrue();
  }

  @Test
  void shouldGiveUpNothingWhereAllEndInTime() throws Exception {
    List<String> givenUp = new CopyOnWriteArrayList<>();
    underWay.get(0).accept(null);

    consumerPool.finish(Duration.ofSeconds(10), List.of(() -> givenUp.add("answers")));
    queueReading.end();

    assertThat(givenUp).isEmpty();
    assertThat(lying()).isFalse();
  }

  /** As the route does it: the partner could not take it, so it is tried again. */
  private void answerComesNoMore() {
    batches.get(0).tryAgainLater(null);
    underWay.get(0).accept(null);
  }

  private boolean lying() throws Exception {
    try (Connection connection = broker.connections().createConnection();
        Session session = connection.createSession()) {
      connection.start();
      return session.createConsumer(session.createQueue(QUEUE)).receive(500) != null;
    }
  }
}
