package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WorkerShareTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** What the workers were given and nobody has run yet. */
  private final Deque<Runnable> given = new ArrayDeque<>();

  private final WorkerShare share = new WorkerShare(given::add, 2);
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
