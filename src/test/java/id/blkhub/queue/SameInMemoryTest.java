package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of routes rely on it: queues in memory do with a batch what the lanes of a broker do. */
class SameInMemoryTest {
  private static final String QUEUE = "deliver.bank.vacancy";

  private final List<String> turns = new CopyOnWriteArrayList<>();
  private final List<String> keptAside = new CopyOnWriteArrayList<>();
  private final PoisonMessageHandler poisonMessageHandler =
      (batch, failure) -> keptAside.addAll(texts(batch));
  private final Instant begin = Instant.parse("2026-04-01T01:00:00Z");
  private final AtomicInteger seconds = new AtomicInteger();
  private final MemoryQueues memory =
      new MemoryQueues(new Seconds(), () -> poisonMessageHandler, "expired", sent -> {});

  private VmBroker broker;
  private ConsumerPool consumerPool;

  @BeforeEach
  void start() throws Exception {
    broker = new VmBroker(775);
    consumerPool =
        new ConsumerPool(
            broker.connections(),
            poisonMessageHandler,
            failure -> false,
            2,
            new SenderShare(2, queue -> null),
            Duration.ofSeconds(1),
            queue -> true);
  }

  @AfterEach
  void stop() throws Exception {
    consumerPool.finish(Duration.ofSeconds(10), List.of());
    consumerPool.close();
    broker.close();
  }

  @Test
  void shouldDoAFailedBatchAgainOneByOneAndKeepTheBadOneAside() throws Exception {
    BatchProcessor failing =
        (batch, done) -> {
          turns.add(texts(batch).toString());
          done.accept(texts(batch).contains("bad") ? new IllegalStateException("bad") : null);
        };
    List<String> expected = List.of("[good, bad, fine]", "[good]", "[bad]", "[fine]", "[more]");

    lay("good", "bad", "fine", "more");
    consumerPool.read(QUEUE, 3, Duration.ZERO, failing);
    await().untilAsserted(() -> assertThat(turns).isEqualTo(expected));
    await().untilAsserted(() -> assertThat(keptAside).containsExactly("bad"));

    turns.clear();
    keptAside.clear();
    layInMemory("good", "bad", "fine", "more");
    memory.read(QUEUE, 3, Duration.ZERO, failing);
    memory.work();
    assertThat(turns).isEqualTo(expected);
    assertThat(keptAside).containsExactly("bad");
  }

  @Test
  void shouldTryABatchAgainThatWasSentBackAndGoOnWithTheNext() throws Exception {
    BatchProcessor sendingBack =
        (batch, done) -> {
          turns.add(batch.attempt() + " " + texts(batch));
          if (texts(batch).contains("first") && batch.attempt() < 3) {
            batch.tryAgainLater(null);
          }
          done.accept(null);
        };
    List<String> expected =
        List.of("1 [first, second]", "2 [first, second]", "3 [first, second]", "1 [third]");

    lay("first", "second", "third");
    consumerPool.read(QUEUE, 2, Duration.ZERO, sendingBack);
    await().untilAsserted(() -> assertThat(turns).isEqualTo(expected));

    turns.clear();
    layInMemory("first", "second", "third");
    memory.read(QUEUE, 2, Duration.ZERO, sendingBack);
    memory.work();
    assertThat(turns).as("not before its time").hasSize(1);
    seconds.addAndGet(10);
    memory.work();
    seconds.addAndGet(10);
    memory.work();
    assertThat(turns).isEqualTo(expected);
  }

  private void lay(String... messages) throws Exception {
    try (Connection connection = broker.connections().createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      for (String message : messages) {
        session.createProducer(session.createQueue(QUEUE)).send(session.createTextMessage(message));
      }
      session.commit();
    }
  }

  private void layInMemory(String... messages) {
    for (String message : messages) {
      memory.send(
          OutgoingMessage.internal(QUEUE, message.getBytes(StandardCharsets.UTF_8), Map.of()));
    }
  }

  private static List<String> texts(QueueBatch batch) {
    return batch.messages().stream()
        .map(message -> new String(message.body(), StandardCharsets.UTF_8))
        .toList();
  }

  private final class Seconds extends Clock {
    @Override
    public Instant instant() {
      return begin.plusSeconds(seconds.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
