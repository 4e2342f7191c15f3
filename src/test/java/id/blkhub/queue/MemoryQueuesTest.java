package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryQueuesTest {
  private final SetClock clock = new SetClock();
  private final List<String> put = new ArrayList<>();
  private final List<String> worked = new ArrayList<>();
  private final MemoryQueues queues =
      new MemoryQueues(
          clock,
          () -> (batch, failure) -> batch.send(message("kept", text(batch.messages().get(0)))),
          "expired",
          message -> put.add(message.queue() + ' ' + new String(message.body())));

  @Test
  void shouldWorkInTheOrderInWhichMessagesWereSentOverAllQueues() {
    read("b", 10);
    read("a", 10);
    queues.send(message("b", "1"));
    queues.send(message("a", "2"));
    queues.send(message("b", "3"));

    queues.work();

    assertThat(worked).containsExactly("b [1, 3]", "a [2]");
    assertThat(queues.lying()).isEmpty();
  }

  @Test
  void shouldTakeNoMoreThanABatchAndSendWhatFollowsWithItsCommit() {
    queues.read(
        "a",
        2,
        Duration.ZERO,
        (batch, done) -> {
          batch.messages().forEach(one -> batch.send(message("b", text(one))));
          batch.afterCommit(() -> worked.add("committed " + batch.messages().size()));
          done.accept(null);
        });
    List.of("1", "2", "3").forEach(text -> queues.send(message("a", text)));

    queues.work();

    assertThat(worked).containsExactly("committed 2", "committed 1");
    assertThat(put).endsWith("b 1", "b 2", "b 3");
  }

  @Test
  void shouldDoAFailedBatchOneByOneAndKeepTheBadOneAside() {
    queues.read(
        "a",
        10,
        Duration.ZERO,
        (batch, done) -> {
          boolean bad = batch.messages().stream().anyMatch(one -> text(one).equals("bad"));
          if (!bad) {
            batch.messages().forEach(one -> worked.add(text(one)));
          }
          done.accept(bad ? new IllegalStateException("bad") : null);
        });
    List.of("1", "bad", "2").forEach(text -> queues.send(message("a", text)));

    queues.work();

    assertThat(worked).containsExactly("1", "2");
    assertThat(put).endsWith("kept bad");
    assertThat(queues.failures()).hasSize(1);
  }

  @Test
  void shouldKeepAtTheHeadWhatIsToBeTriedAgainAndCountItsAttempts() {
    queues.read(
        "a",
        1,
        Duration.ZERO,
        (batch, done) -> {
          worked.add(text(batch.messages().get(0)) + ' ' + batch.attempt());
          if (batch.attempt() < 3) {
            batch.tryAgainLater(batch.attempt() == 1 ? Duration.ofSeconds(30) : null);
          }
          done.accept(null);
        });
    queues.send(message("a", "1"));
    queues.send(message("a", "2"));

    queues.work();
    assertThat(worked).containsExactly("1 1");
    assertThat(queues.nextMoment()).contains(clock.instant().plusSeconds(30));
    passTo(30_000);
    assertThat(worked).containsExactly("1 1", "1 2");
    passTo(31_000);
    assertThat(worked).containsExactly("1 1", "1 2", "1 3", "2 1");
  }

  @Test
  void shouldHoldBackWhatIsForLaterAndMoveAwayWhatIsOver() {
    read("a", 10);
    queues.send(message("a", "later").deliveredAt(10_000));
    queues.send(message("a", "now"));
    queues.send(message("unread", "over").expiringAt(5_000));

    queues.work();
    assertThat(worked).containsExactly("a [now]");
    assertThat(queues.nextMoment()).contains(Instant.ofEpochMilli(5_000));
    passTo(5_000);
    assertThat(queues.takeAll("expired"))
        .extracting(MemoryQueuesTest::text)
        .containsExactly("over");
    passTo(10_000);
    assertThat(worked).containsExactly("a [now]", "a [later]");
    assertThat(queues.nextMoment()).isEmpty();
  }

  @Test
  void shouldTakeChosenMessagesOutOfTheirOrder() {
    for (String messageId : List.of("x", "it's", "x")) {
      queues.send(OutgoingMessage.internal("a", bytes(messageId), Map.of("hubStamp", messageId)));
    }

    SelectiveConsumer.SelectedMessages selectedMessages =
        queues.take("a", "hubStamp = 'it''s'", 5, one -> List.of(message("b", text(one))));

    assertThat(selectedMessages).isEqualTo(new SelectiveConsumer.SelectedMessages(1, false));
    assertThat(put).endsWith("b it's");
    assertThat(queues.takeAll("a")).hasSize(2);
    assertThat(queues.take("none", null, 5, one -> List.of()).count()).isZero();
  }

  private void passTo(long millis) {
    clock.now = Instant.ofEpochMilli(millis);
    queues.work();
  }

  private void read(String queue, int batchSize) {
    queues.read(
        queue,
        batchSize,
        Duration.ZERO,
        (batch, done) -> {
          worked.add(queue + ' ' + batch.messages().stream().map(MemoryQueuesTest::text).toList());
          done.accept(null);
        });
  }

  private static OutgoingMessage message(String queue, String text) {
    return OutgoingMessage.internal(queue, bytes(text), Map.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(QueueMessage message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }

  private static final class SetClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
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
