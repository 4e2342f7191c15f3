package id.blkhub.queue;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Decides when a consumer runs: one batch at a time, on some worker, as long as there is something
 * to do. Any thread may wake, pause and close it.
 */
final class ConsumerState {
  private enum Stage {
    IDLE,
    SCHEDULED,
    BUSY,
    PAUSED,
    CLOSED
  }

  private final Runnable batch;
  private final Duration gather;
  private final Executor workers;
  private final ScheduledExecutorService timer;
  private Stage stage = Stage.IDLE;
  private boolean wokenMeanwhile;
  private boolean closing;
  private boolean abandoned;

  /**
   * @param batch receives one batch and calls {@link #begin} first
   * @param gather how long messages may gather when there are few
   */
  ConsumerState(Runnable batch, Duration gather, Executor workers, ScheduledExecutorService timer) {
    this.batch = batch;
    this.gather = gather;
    this.workers = workers;
    this.timer = timer;
  }

  synchronized void wake() {
    switch (stage) {
      case IDLE -> schedule();
      case SCHEDULED, BUSY -> wokenMeanwhile = true;
      case PAUSED, CLOSED -> {
        // a pause ends by itself, a closed consumer stays closed
      }
    }
  }

  /** Whether a batch may be received now. */
  synchronized boolean begin() {
    if (closing) {
      end();
      return false;
    }
    stage = Stage.BUSY;
    return true;
  }

  /** The batch has ended; the next one follows at once. */
  synchronized void next() {
    if (closing) {
      end();
    } else {
      schedule();
    }
  }

  /**
   * The batch has ended.
   *
   * @param more whether more messages are there for certain; otherwise messages may gather
   */
  void next(boolean more) {
    if (more || gather.isZero()) {
      next();
    } else {
      pause(gather);
    }
  }

  /** The queue was empty. */
  synchronized void idle() {
    if (closing) {
      end();
    } else if (wokenMeanwhile) {
      schedule();
    } else {
      stage = Stage.IDLE;
    }
  }

  /** The next batch follows after the pause, whatever wakes the consumer. */
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
      workers.execute(batch);
    } catch (RejectedExecutionException e) {
      end();
    }
  }

  /** Begins no further batch; the current one goes on. */
  synchronized void finish() {
    closing = true;
    if (stage == Stage.IDLE || stage == Stage.PAUSED) {
      end();
    }
  }

  /** Whether no further batch begins. */
  synchronized boolean closing() {
    return closing;
  }

  /** Waits until no batch is in progress; false where one still is after that time. */
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

  /** Gives up the current batch, for which nobody waits any more. */
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
