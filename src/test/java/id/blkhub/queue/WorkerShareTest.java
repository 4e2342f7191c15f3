package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WorkerShareTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final long COSTLY = WorkerShare.COSTLY.toNanos();

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

    rested.poll().run();
    execute(5);
    assertThat(given).hasSize(1);

    given.poll().run();
    assertThat(given).hasSize(1);
  }

  @Test
  void shouldRestAfterACostlyTurnForAsLongAsItWorked() {
    share.execute(WorkerShareTest::keepAProcessorBusy);
    execute(1);
    given.poll().run();
    given.poll().run();
    execute(1);

    assertThat(given).as("nothing while it rests").isEmpty();
    assertThat(rests).singleElement().satisfies(n -> assertThat(n).isGreaterThan(COSTLY));

    rested.poll().run();
    assertThat(given).hasSize(1);
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
    long end = THREADS.getCurrentThreadCpuTime() + WorkerShare.COSTLY.plusMillis(20).toNanos();
    while (THREADS.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }
}
