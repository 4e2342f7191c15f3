package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WorkerShareTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final Duration BUSY = WorkerShare.COSTLY.plusMillis(20);

  /** What the workers were given and nobody has run yet. */
  private final Deque<Runnable> given = new ArrayDeque<>();

  /** What comes after a rest, and how long that is. */
  private final Deque<Runnable> rested = new ArrayDeque<>();

  private final List<Long> rests = new ArrayList<>();

  private final WorkerShare share =
      new WorkerShare(
          given::add,
          2,
          nanos -> {
            rests.add(nanos);
            return rested::add;
          });
  private int turns;

  @Test
  void shouldGiveOneSenderNoMoreThanItsShare() {
    execute(5);
    assertThat(given).hasSize(2);

    given.poll().run();

    assertThat(turns).isEqualTo(1);
    assertThat(given).as("one more for the one that ended").hasSize(2);
  }

  @Test
  void shouldComeToEveryTurn() {
    execute(5);

    while (!given.isEmpty()) {
      given.poll().run();
    }

    assertThat(turns).isEqualTo(5);
  }

  @Test
  void shouldGiveOneWorkerAtATimeToASenderWhoseTurnsAreCostly() {
    share.execute(WorkerShareTest::keepAProcessorBusy);
    given.poll().run();

    execute(5);
    assertThat(given).hasSize(1);

    given.poll().run();
    assertThat(given).hasSize(1);
  }

  @Test
  void shouldRestLongerTheMoreCostlyTurnsFollowEachOther() {
    List<Long> times = new ArrayList<>();
    for (int n = 0; n < 13; n++) {
      times.add(timesRestedAfter(WorkerShareTest::keepAProcessorBusy));
    }

    assertThat(times).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 10L, 10L);
  }

  @Test
  void shouldNotRestAfterABatchOfManyOrdinaryMessages() {
    for (int n = 0; n < 3; n++) {
      Runnable turn =
          () -> {
            share.received(50);
            keepAProcessorBusy();
          };
      assertThat(timesRestedAfter(turn)).isZero();
    }
  }

  @Test
  void shouldRestLessAgainAfterOrdinaryTurns() {
    for (int n = 0; n < 3; n++) {
      timesRestedAfter(WorkerShareTest::keepAProcessorBusy);
    }
    for (int n = 0; n < 2; n++) {
      assertThat(timesRestedAfter(() -> turns++)).isZero();
    }

    assertThat(timesRestedAfter(WorkerShareTest::keepAProcessorBusy)).isEqualTo(1);
  }

  @Test
  void shouldGiveNothingToTheWorkersWhileASenderRests() {
    timesRestedAfter(WorkerShareTest::keepAProcessorBusy);
    share.execute(WorkerShareTest::keepAProcessorBusy);
    given.poll().run();
    execute(1);
    assertThat(given).isEmpty();

    rested.poll().run();
    assertThat(given).hasSize(1);
  }

  private long timesRestedAfter(Runnable turn) {
    rests.clear();
    share.execute(turn);
    given.poll().run();
    if (rests.isEmpty()) {
      return 0;
    }
    rested.poll().run();
    return Math.round((double) rests.get(0) / BUSY.toNanos());
  }

  @Test
  void shouldNotRestAfterAnOrdinaryTurn() {
    execute(3);
    given.poll().run();

    assertThat(rests).isEmpty();
  }

  @Test
  void shouldGoOnAfterATurnThatFailed() {
    share.execute(
        () -> {
          throw new IllegalStateException("failed");
        });
    execute(3);

    assertThatThrownBy(given.poll()::run).hasMessage("failed");

    assertThat(given).hasSize(2);
  }

  @Test
  void shouldSayThatTheWorkersTakeNothingMore() {
    WorkerShare ended =
        new WorkerShare(
            turn -> {
              throw new RejectedExecutionException();
            },
            2);

    assertThatThrownBy(() -> ended.execute(() -> turns++))
        .isInstanceOf(RejectedExecutionException.class);
  }

  private void execute(int count) {
    for (int n = 0; n < count; n++) {
      share.execute(() -> turns++);
    }
  }

  private static void keepAProcessorBusy() {
    long end = THREADS.getCurrentThreadCpuTime() + BUSY.toNanos();
    while (THREADS.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }
}
