package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.queue.RedeliveryState.Recovery;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedeliveryStateTest {
  private static final Throwable FAULT = new IllegalStateException("a fault that stays");
  private static final Throwable OUTAGE = new IllegalArgumentException("an outage that passes");

  private final RedeliveryState state =
      new RedeliveryState(10, Duration.ofSeconds(60), failure -> failure.equals(OUTAGE));

  @Test
  void shouldSplitAFailedBatchUntilAllItsMessagesAreCommitted() {
    assertThat(state.failed(batch(3), FAULT)).isEqualTo(Recovery.SPLIT);
    assertThat(state.nextSize()).isEqualTo(1);

    state.committed(batch(1));
    state.committed(batch(1));
    assertThat(state.nextSize()).isEqualTo(1);
    state.committed(batch(1));

    assertThat(state.nextSize()).isEqualTo(10);
  }

  @Test
  void shouldReceiveBatchesAgainOnceTheQueueIsEmptyBeforeAllOfASplitBatchCame() {
    state.failed(batch(3), FAULT);

    state.foundEmpty();

    assertThat(state.nextSize()).isEqualTo(10);
  }

  @Test
  void shouldQuarantineASingleMessageThatFails() {
    assertThat(state.failed(batch(1), FAULT)).isEqualTo(Recovery.QUARANTINE);
  }

  @Test
  void shouldPauseForATransientFailureLongerEachTimeAndThenSteadily() {
    for (long expected : List.of(500, 1_000, 2_000, 5_000, 5_000)) {
      assertThat(state.failed(batch(3), OUTAGE)).isEqualTo(Recovery.PAUSE);
      assertThat(state.failedForNow()).isEqualTo(Duration.ofMillis(expected));
    }

    assertThat(state.attempt()).isEqualTo(6);
    assertThat(state.nextSize()).as("not split").isEqualTo(10);
  }

  @Test
  void shouldBeginAgainWithTheFirstAttemptAndAShortPauseAfterACommit() {
    state.sentBack(Duration.ZERO);
    state.sentBack(Duration.ZERO);

    assertThat(state.committed(batch(10))).isNull();

    assertThat(state.attempt()).isEqualTo(1);
    assertThat(state.sentBack(Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void shouldTakeThePauseThatTheRouteAsksFor() {
    assertThat(state.sentBack(Duration.ofMinutes(7))).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void shouldSplitABatchAfterThreeFailedCommits() {
    state.commitFailed(batch(5));
    state.commitFailed(batch(5));
    assertThat(state.isSplit()).isFalse();

    state.commitFailed(batch(5));

    assertThat(state.isSplit()).isTrue();
    assertThat(state.quarantinesNow()).isFalse();
  }

  @Test
  void shouldQuarantineAMessageOnceAndAtOnceAfterSixFailedCommits() {
    for (int commit = 1; commit <= 5; commit++) {
      state.commitFailed(batch(1));
      assertThat(state.connectionBroke()).as("pause after %s", commit).isPositive();
      assertThat(state.quarantinesNow()).isFalse();
    }

    state.commitFailed(batch(1));

    assertThat(state.connectionBroke()).isZero();
    assertThat(state.nextSize()).isEqualTo(1);
    assertThat(state.quarantinesNow()).isTrue();
    assertThat(state.quarantinesNow()).isFalse();
  }

  @Test
  void shouldForgetFailedCommitsAfterOneThatSucceeds() {
    state.commitFailed(batch(5));
    state.commitFailed(batch(5));
    state.committed(batch(5));

    state.commitFailed(batch(5));

    assertThat(state.isSplit()).isFalse();
  }

  @Test
  void shouldExpectMoreAfterAFullBatchAndWhileABatchIsSplit() {
    assertThat(state.expectsMore(batch(9))).isFalse();
    assertThat(state.expectsMore(batch(10))).isTrue();
    state.failed(batch(3), FAULT);

    assertThat(state.expectsMore(batch(1))).isTrue();
  }

  private static QueueBatch batch(int size) {
    return new QueueBatch(
        "q", Collections.nCopies(size, new QueueMessage(new byte[0], Map.of())), 1);
  }
}
