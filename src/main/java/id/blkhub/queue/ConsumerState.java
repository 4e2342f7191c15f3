package id.blkhub.queue;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * When a lane may run: one turn at a time, in some worker, as long as there is something to do.
 * Woken, paused and closed from any thread.
 */
final class ConsumerState {
  private enum Stage {
    IDLE,
    SCHEDULED,
    BUSY,
    PAUSED,
    CLOSED
  }

  private final Runnable turn;
  private final Duration gather;
  private final Executor workers;
  private final ScheduledExecutorService timer;
  private Stage stage = Stage.IDLE;
  private boolean wokenMeanwhile;
  private boolean closing;
  private boolean abandoned;

  /**
   * @param gather how long messages may gather when there are few
   */
  ConsumerState(Runnable turn, Duration gather, Executor workers, ScheduledExecutorService timer) {
    this.turn = turn;
    this.gather = gather;
    this.workers = workers;
    this.timer = timer;
  }

  synchronized void wake() {
    switch (stage) {
      case IDLE -> schedule();
      case SCHEDULED, BUSY -> wokenMeanwhile = true;
      case PAUSED, CLOSED -> {
        // a pause ends by itself, a closed lane never
      }
    }
  }

  /** Whether the turn may take a batch. */
  synchronized boolean begin() {
    if (closing) {
      end();
      return false;
    }
    stage = Stage.BUSY;
    return true;
  }

  /** The batch is through; there may be more. */
  synchronized void next() {
    if (closing) {
      end();
    } else {
      schedule();
    }
  }

  /**
   * The batch is through.
   *
   * @param more whether there is more for certain; otherwise messages may gather
   */
  void next(boolean more) {
    if (more || gather.isZero()) {
      next();
    } else {
      pause(gather);
    }
  }

  /** There was nothing to do. */
  synchronized void idle() {
    if (closing) {
      end();
    } else if (wokenMeanwhile) {
      schedule();
    } else {
      stage = Stage.IDLE;
    }
  }

  /** The next turn comes after the pause, whatever wakes it. */
  synchronized void pause(Duration pause) {
    if (closing) {
      end();
      return;
    }
    stage = Stage.PAUSED;
    try {
      timer.schedule(this::resume, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      end();
    }
  }

  private synchronized void resume() {
    if (stage == Stage.PAUSED) {
      schedule();
    }
  }

  private void schedule() {
    stage = Stage.SCHEDULED;
    wokenMeanwhile = false;
    try {
      workers.execute(turn);
    } catch (RejectedExecutionException e) {
      end();
    }
  }

  /** No further turn; the one under way goes on. */
  synchronized void finish() {
    closing = true;
    if (stage == Stage.IDLE || stage == Stage.PAUSED) {
      end();
    }
  }

  /** Whether no further turn comes. */
  synchronized boolean closing() {
    return closing;
  }

  /** Whether no turn is under way any more; waits for that. */
  synchronized boolean awaitClosed(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      for (long left = atMost.toNanos();
          stage != Stage.CLOSED && left > 0;
          left = end - System.nanoTime()) {
        wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return stage == Stage.CLOSED;
  }

  /** Nobody waits for the turn under way any more. */
  synchronized void abandon() {
    abandoned = true;
    end();
  }

  synchronized boolean abandoned() {
    return abandoned;
  }

  private void end() {
    stage = Stage.CLOSED;
    notifyAll();
  }
}
