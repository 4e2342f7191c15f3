package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a consumer does when the broker does not take its commits. */
class FailedCommitTest {
  private static final String QUEUE = "deliver.bank.vacancy";
  private static final String SENT = "out.bank.vacancy";
  private static final String REFUSED = "refused";
  private static final String QUARANTINE = "parked.bank.vacancy";

  private final RefusingPlugin refusing = new RefusingPlugin();
  private final List<List<String>> runs = new CopyOnWriteArrayList<>();
  private final List<String> committed = new CopyOnWriteArrayList<>();

  private VmBroker broker;
  private ConsumerPool pool;

  @BeforeEach
  void start() throws Exception {
    broker = new VmBroker(776, refusing);
    pool =
        new ConsumerPool(
            broker.connections(),
            (batch, failure) ->
                batch.messages().forEach(one -> batch.send(message(QUARANTINE, text(one)))),
            failure -> false,
            2,
            new SenderShare(2, queue -> null),
            Duration.ofMillis(20),
            queue -> true);
  }

  @AfterEach
  void stop() throws Exception {
    pool.finish(Duration.ofSeconds(10), List.of());
    pool.close();
    broker.close();
  }

  @Test
  void shouldQuarantineTheOneMessageWhoseCommitFailsAndCommitTheOthers() throws Exception {
    put("good", "bad", "fine");

    read();

    await().until(() -> committed.contains("fine"));
    List<String> all = List.of("good", "bad", "fine");
    assertThat(runs.subList(0, 3)).containsExactly(all, all, all);
    assertThat(runs.subList(3, 10))
        .as("one by one, six times the one that fails")
        .containsExactly(
            List.of("good"),
            List.of("bad"),
            List.of("bad"),
            List.of("bad"),
            List.of("bad"),
            List.of("bad"),
            List.of("bad"));
    assertThat(runs.subList(10, runs.size())).containsExactly(List.of("fine"));
    assertThat(take(SENT)).containsExactly("good", "fine");
    assertThat(take(QUARANTINE)).containsExactly("bad");
    assertThat(committed)
        .as("nothing that follows a commit runs without it")
        .containsExactly("good", "fine");
  }

  @Test
  void shouldLoseNothingWhereTheBrokerRefusesTheQuarantineToo() throws Exception {
    refusing.next.set(8);
    put("a");

    read();

    await().until(() -> committed.contains("a"));
    assertThat(runs)
        .as("six commits, the quarantine, one more commit, then all is well")
        .hasSize(8);
    assertThat(take(SENT)).containsExactly("a");
    await().untilAsserted(() -> assertThat(pool.failures()).isEmpty());
  }

  @Test
  void shouldTellWhyAQueueWaits() throws Exception {
    refusing.next.set(Integer.MAX_VALUE);
    put("a");

    read();

    await()
        .untilAsserted(
            () -> assertThat(pool.failures()).containsEntry(QUEUE, "the broker session broke"));
  }

  private void read() {
    pool.read(
        QUEUE,
        3,
        Duration.ZERO,
        (batch, done) -> {
          List<String> texts = batch.messages().stream().map(FailedCommitTest::text).toList();
          runs.add(texts);
          for (String text : texts) {
            batch.send(message(text.equals("bad") ? REFUSED : SENT, text));
            batch.afterCommit(() -> committed.add(text));
          }
          done.accept(null);
        });
  }

  private void put(String... texts) throws JMSException {
    try (Connection connection = broker.connections().createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      for (String text : texts) {
        session
            .createProducer(session.createQueue(QUEUE))
            .send(JmsMessages.of(session, message(QUEUE, text)));
      }
      session.commit();
    }
  }

  private List<String> take(String queue) throws JMSException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = broker.connections().createConnection();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
      connection.start();
      Message message = consumer.receive(1_000);
      while (message != null) {
        texts.add(text(JmsMessages.read(message)));
        message = consumer.receiveNoWait();
      }
    }
    return texts;
  }

  private static OutgoingMessage message(String queue, String text) {
    return OutgoingMessage.internal(queue, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private static String text(QueueMessage message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }

  /** Fails transactions that send to one address, and the next ones that send anything. */
  private static final class RefusingPlugin implements ActiveMQServerPlugin {
    private final AtomicInteger next = new AtomicInteger();

    @Override
    public void beforeSend(
        ServerSession session,
        Transaction transaction,
        org.apache.activemq.artemis.api.core.Message message,
        boolean direct,
        boolean noAutoCreateQueue) {
      String address = message.getAddress();
      boolean refused =
          address.equals(REFUSED)
              || !address.equals(QUEUE) && next.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
      if (refused) {
        transaction.markAsRollbackOnly(new ActiveMQIllegalStateException("refused"));
      }
    }
  }
}
