package id.blkhub.queue;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One queue being read: batch after batch, each committed with all it sends. A batch that fails is
 * rolled back and done again one message at a time, so that a bad message delays nobody but itself.
 *
 * <p>At most one thread is in a lane at any time; between batches it belongs to none.
 */
final class Lane {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private enum Stage {
    IDLE,
    SCHEDULED,
    BUSY,
    PAUSED,
    CLOSED
  }

  private final String queue;
  private final int batchSize;
  private final BatchProcessor processor;
  private final LaneSession session;
  private final Poisoned poisoned;
  private final Trouble trouble;
  private final Backoff backoff;
  private final ExecutorService workers;
  private final ScheduledExecutorService timer;

  private Stage stage = Stage.IDLE;
  private boolean wokenMeanwhile;
  private boolean closing;
  private boolean abandoned;
  private volatile String lastTrouble;

  // touched only by the thread that has the lane
  private int oneByOne;
  private int attempt = 1;

  Lane(
      String queue,
      int batchSize,
      BatchProcessor processor,
      LaneSession session,
      Poisoned poisoned,
      Trouble trouble,
      Backoff backoff,
      ExecutorService workers,
      ScheduledExecutorService timer) {
    this.queue = queue;
    this.batchSize = batchSize;
    this.processor = processor;
    this.session = session;
    this.poisoned = poisoned;
    this.trouble = trouble;
    this.backoff = backoff;
    this.workers = workers;
    this.timer = timer;
  }

  String queue() {
    return queue;
  }

  String lastTrouble() {
    return lastTrouble;
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

  private void schedule() {
    stage = Stage.SCHEDULED;
    wokenMeanwhile = false;
    try {
      workers.execute(this::turn);
    } catch (RejectedExecutionException e) {
      stage = Stage.CLOSED;
    }
  }

  private void turn() {
    synchronized (this) {
      if (closing) {
        finishClosing();
        return;
      }
      stage = Stage.BUSY;
    }
    QueueBatch batch;
    try {
      List<QueueMessage> messages = session.receive(oneByOne > 0 ? 1 : batchSize);
      if (messages.isEmpty()) {
        idle();
        return;
      }
      batch = new QueueBatch(queue, messages, attempt);
    } catch (JMSException | RuntimeException e) {
      brokenSession(e);
      return;
    }
    Thread worker = Thread.currentThread();
    processor.process(
        batch,
        failure -> {
          if (Thread.currentThread().equals(worker)) {
            settle(batch, failure);
          } else {
            settleOnWorker(batch, failure);
          }
        });
  }

  /** A route that went on elsewhere must not have its commit wait for the disk there. */
  private void settleOnWorker(QueueBatch batch, Throwable failure) {
    try {
      workers.execute(() -> settle(batch, failure));
    } catch (RejectedExecutionException e) {
      session.close();
      pause(Duration.ZERO);
    }
  }

  private void settle(QueueBatch batch, Throwable failure) {
    if (isAbandoned()) {
      // its session is closed and the batch back in the queue
      return;
    }
    try {
      if (failure == null) {
        if (batch.rolledBack()) {
          rollBack(batch.pause(), "the partner does not take it now");
        } else {
          commit(batch);
        }
      } else if (trouble.passes(failure)) {
        rollBack(Duration.ZERO, failure.getClass().getSimpleName());
      } else if (batch.messages().size() > 1) {
        LOG.warn("A batch of {} failed and is done again one by one", queue, failure);
        session.rollback();
        oneByOne = batch.messages().size();
        next();
      } else {
        LOG.error("A message of {} cannot be processed and is kept aside", queue, failure);
        QueueBatch kept = new QueueBatch(queue, batch.messages(), batch.attempt());
        poisoned.keep(kept, failure);
        commit(kept);
      }
    } catch (JMSException | RuntimeException e) {
      brokenSession(e);
    }
  }

  private synchronized boolean isAbandoned() {
    return abandoned;
  }

  private void commit(QueueBatch batch) throws JMSException {
    session.commit(batch.outbox());
    batch.committed();
    oneByOne = Math.max(0, oneByOne - batch.messages().size());
    attempt = 1;
    if (lastTrouble != null) {
      LOG.info("{} flows again", queue);
      lastTrouble = null;
    }
    backoff.reset();
    next();
  }

  private void rollBack(Duration wish, String why) throws JMSException {
    session.rollback();
    attempt++;
    if (lastTrouble == null) {
      LOG.warn("{} waits: {}", queue, why);
    }
    lastTrouble = why;
    pause(backoff.pause(wish));
  }

  private void brokenSession(Exception e) {
    session.close();
    if (isAbandoned()) {
      return;
    }
    if (lastTrouble == null) {
      LOG.warn("{} waits: the broker session broke", queue, e);
    }
    lastTrouble = "the broker session broke";
    pause(backoff.pause(Duration.ZERO));
  }

  private synchronized void next() {
    if (closing) {
      finishClosing();
    } else {
      schedule();
    }
  }

  private synchronized void idle() {
    oneByOne = 0;
    if (closing) {
      finishClosing();
    } else if (wokenMeanwhile) {
      schedule();
    } else {
      stage = Stage.IDLE;
    }
  }

  private synchronized void pause(Duration pause) {
    if (closing) {
      finishClosing();
      return;
    }
    stage = Stage.PAUSED;
    try {
      timer.schedule(this::resume, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      stage = Stage.CLOSED;
    }
  }

  private synchronized void resume() {
    if (stage == Stage.PAUSED) {
      schedule();
    }
  }

  /** Takes no further batch; the one under way goes on. */
  synchronized void finish() {
    closing = true;
    if (stage == Stage.IDLE || stage == Stage.PAUSED) {
      finishClosing();
    }
  }

  /** Whether no batch is under way any more; waits for that. */
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

  /** Takes no further batch; one that is not through in time goes back to the queue. */
  void close(Duration atMost) {
    finish();
    if (!awaitClosed(atMost)) {
      synchronized (this) {
        abandoned = true;
        finishClosing();
      }
    }
    session.close();
  }

  private void finishClosing() {
    stage = Stage.CLOSED;
    notifyAll();
  }
}
