package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What every reader of queues does with batches. It runs against a broker and against queues in
 * memory, because rehearsals and tests of routes rely on both doing the same.
 */
abstract class QueueReaderContract {
  static final String QUEUE = "deliver.bank.vacancy";
  static final String SENT = "out.bank.vacancy";
  static final String QUARANTINE = "parked.bank.vacancy";

  private static final int LARGE = 3 << 20;

  /** Quarantines as the hub does: by sending the message where it is kept. */
  static final PoisonMessageHandler QUARANTINING =
      (batch, failure) -> batch.messages().forEach(one -> batch.send(message(QUARANTINE, one)));

  private final List<String> runs = new CopyOnWriteArrayList<>();
  private final List<Instant> moments = new CopyOnWriteArrayList<>();

  abstract QueueReader queues();

  /** Puts messages into a queue, all at once. */
  abstract void put(List<OutgoingMessage> messages);

  /** Lets the reader work, and time pass, until a condition holds. */
  abstract void workUntil(BooleanSupplier condition);

  /** Lets the reader work while there is something to do now. */
  abstract void workOnce();

  /** Empties a queue that nobody reads. */
  abstract List<String> take(String queue);

  abstract Instant now();

  @Test
  void shouldReceiveNoMoreThanABatchAtOnceInTheOrderOfTheQueue() {
    put("a", "b", "c", "d", "e");

    read(2, batch -> {});

    workUntil(() -> runs.size() == 3);
    assertThat(runs).containsExactly("1 [a, b]", "1 [c, d]", "1 [e]");
  }

  @Test
  void shouldEndABatchThatHasGrownLarge() {
    put(
        List.of(
            OutgoingMessage.internal(QUEUE, new byte[LARGE], Map.of()),
            OutgoingMessage.internal(QUEUE, new byte[LARGE], Map.of()),
            OutgoingMessage.internal(QUEUE, new byte[LARGE], Map.of())));
    List<Integer> sizes = new CopyOnWriteArrayList<>();

    readPlainly(10, batch -> sizes.add(batch.messages().size()));

    workUntil(() -> sizes.size() == 2);
    // two fill a batch; the broker may hand the second out only when the first is done
    assertThat(sizes).containsExactlyInAnyOrder(2, 1);
  }

  @Test
  void shouldCommitWhatABatchSendsAndThenRunWhatFollows() {
    put("a", "b");
    List<String> committed = new CopyOnWriteArrayList<>();

    read(
        5,
        batch -> {
          batch.messages().forEach(one -> batch.send(message(SENT, one)));
          batch.afterCommit(() -> committed.add("committed"));
        });

    workUntil(() -> !committed.isEmpty());
    assertThat(take(SENT)).containsExactly("a", "b");
    assertThat(committed).hasSize(1);
  }

  @Test
  void shouldReceiveAFailedBatchOneByOneAndQuarantineTheBadMessage() {
    put("good", "bad", "fine", "more", "last");

    read(
        3,
        batch -> {
          batch.messages().forEach(one -> batch.send(message(SENT, one)));
          failOn("bad", batch);
        });

    workUntil(() -> runs.size() == 5);
    assertThat(runs)
        .containsExactly(
            "1 [good, bad, fine]", "1 [good]", "1 [bad]", "1 [fine]", "1 [more, last]");
    assertThat(take(QUARANTINE)).containsExactly("bad");
    assertThat(take(SENT))
        .as("nothing of a failed batch")
        .containsExactly("good", "fine", "more", "last");
  }

  @Test
  void shouldTryABatchAgainThatWasSentBackAndCountItsAttempts() {
    put("first", "second", "third");

    read(
        2,
        batch -> {
          batch.messages().forEach(one -> batch.send(message(SENT, one)));
          if (texts(batch).contains("first") && batch.attempt() < 3) {
            batch.tryAgainLater(Duration.ofMillis(20));
          }
        });

    workUntil(() -> runs.size() == 4);
    assertThat(runs)
        .containsExactly(
            "1 [first, second]", "2 [first, second]", "3 [first, second]", "1 [third]");
    assertThat(take(SENT)).as("each once").containsExactly("first", "second", "third");
  }

  @Test
  void shouldKeepTheOrderWhereOneMessageOfAFailedBatchIsSentBack() {
    put("a", "b", "c");

    read(
        3,
        batch -> {
          if (batch.messages().size() > 1) {
            throw new IllegalStateException("as a batch");
          }
          if (texts(batch).contains("a") && batch.attempt() == 1) {
            batch.tryAgainLater(Duration.ofMillis(20));
          }
        });

    workUntil(() -> runs.size() == 5);
    assertThat(runs).containsExactly("1 [a, b, c]", "1 [a]", "2 [a]", "1 [b]", "1 [c]");
  }

  @Test
  void shouldPauseAsLongAsTheRouteAsks() {
    put("a");

    read(
        1,
        batch -> {
          if (batch.attempt() == 1) {
            batch.tryAgainLater(Duration.ofMillis(700));
          }
        });

    workUntil(() -> runs.size() == 2);
    assertThat(pauses().get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(700));
  }

  @Test
  void shouldPauseLongerAfterEachFailureWhereTheRouteAsksForNoTime() {
    put("a");

    read(
        1,
        batch -> {
          if (batch.attempt() < 3) {
            batch.tryAgainLater(null);
          }
        });

    workUntil(() -> runs.size() == 3);
    assertThat(pauses().get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    assertThat(pauses().get(1)).isGreaterThanOrEqualTo(Duration.ofMillis(1_000));
  }

  @Test
  void shouldCommitTheMessagesThatAreDoneAndLeaveTheOthersAtTheHead() {
    put("a", "b", "c", "d");

    read(
        3,
        batch -> {
          batch.send(message(SENT, batch.messages().get(0)));
          if (batch.messages().size() > 1) {
            batch.doneOnly(1, null);
          }
        });

    workUntil(() -> runs.size() == 4);
    assertThat(runs).containsExactly("1 [a, b, c]", "1 [b, c, d]", "1 [c, d]", "1 [d]");
    assertThat(take(SENT)).containsExactly("a", "b", "c", "d");
  }

  @Test
  void shouldPauseAfterTheMessagesThatAreDoneAndCountTheNextAttempt() {
    put("a", "b");

    read(
        2,
        batch -> {
          if (batch.messages().size() > 1) {
            batch.doneOnly(1, Duration.ofMillis(700));
          }
        });

    workUntil(() -> runs.size() == 2);
    assertThat(runs).containsExactly("1 [a, b]", "2 [b]");
    assertThat(pauses().get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(700));
  }

  @Test
  void shouldRefuseASecondReaderOfAQueue() {
    read(1, batch -> {});

    assertThatThrownBy(() -> read(1, batch -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(QUEUE);
  }

  @Test
  void shouldReceiveNothingMoreOnceTheReadingHasEnded() {
    put("a");
    QueueReader.QueueReading queueReading = read(1, batch -> {});
    workUntil(() -> runs.size() == 1);

    queueReading.end();
    put("b");
    workOnce();

    assertThat(take(QUEUE)).containsExactly("b");
    assertThat(runs).containsExactly("1 [a]");
  }

  private QueueReader.QueueReading read(int batchSize, Consumer<QueueBatch> route) {
    return readPlainly(
        batchSize,
        batch -> {
          moments.add(now());
          runs.add(batch.attempt() + " " + texts(batch));
          route.accept(batch);
        });
  }

  private QueueReader.QueueReading readPlainly(int batchSize, Consumer<QueueBatch> route) {
    return queues()
        .read(
            QUEUE,
            batchSize,
            Duration.ZERO,
            (batch, done) -> {
              Throwable failure = null;
              try {
                route.accept(batch);
              } catch (IllegalStateException e) {
                failure = e;
              }
              done.accept(failure);
            });
  }

  private List<Duration> pauses() {
    return java.util.stream.IntStream.range(1, moments.size())
        .mapToObj(run -> Duration.between(moments.get(run - 1), moments.get(run)))
        .toList();
  }

  private void put(String... texts) {
    put(
        Arrays.stream(texts)
            .map(
                text ->
                    OutgoingMessage.internal(
                        QUEUE, text.getBytes(StandardCharsets.UTF_8), Map.of()))
            .toList());
  }

  private static void failOn(String text, QueueBatch batch) {
    if (texts(batch).contains(text)) {
      throw new IllegalStateException(text);
    }
  }

  private static OutgoingMessage message(String queue, QueueMessage message) {
    return OutgoingMessage.internal(queue, message.body(), Map.of());
  }

  private static List<String> texts(QueueBatch batch) {
    return batch.messages().stream().map(QueueReaderContract::text).toList();
  }

  static String text(QueueMessage message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }
}
