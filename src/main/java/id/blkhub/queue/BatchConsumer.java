package id.blkhub.queue;

import id.blkhub.message.Blamed;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One queue being read: batch after batch, each committed with all it sends. A batch that fails is
 * rolled back and done again one message at a time, so that a bad message delays nobody but itself.
 *
 * <p>At most one thread is in a lane at any time; between batches it belongs to none.
 */
final class BatchConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(BatchConsumer.class);

  private static final int COMMITS_BEFORE_ONE_BY_ONE = 3;
  private static final int COMMITS_BEFORE_KEEPING = 6;

  /**
   * Of the database: nobody is troubled by being asked again, and what senders are told is
   * confirmed piles up meanwhile.
   */
  private static final Duration STEADY_PAUSE = Duration.ofSeconds(5);

  private static final int ATTEMPTS_BEFORE_STEADY = 3;
  private static final Duration LONG_PAUSE = Duration.ofMillis(500);

  private static final String NOT_NOW = "the partner does not take it now";

  private final String queue;
  private final int batchSize;
  private final BatchProcessor processor;
  private final ConsumerSession session;
  private final PoisonMessageHandler poisonMessageHandler;
  private final TransientFailure transientFailure;
  private final Backoff backoff;
  private final Executor workers;
  private final ConsumerState consumerState;

  private volatile String lastTrouble;

  // touched only by the thread that has the lane
  private int oneByOne;
  private int failedCommits;
  private boolean keepNext;
  private int attempt = 1;

  BatchConsumer(
      String queue,
      int batchSize,
      Duration gather,
      BatchProcessor processor,
      ConsumerSession session,
      PoisonMessageHandler poisonMessageHandler,
      TransientFailure transientFailure,
      Backoff backoff,
      Executor workers,
      ScheduledExecutorService timer) {
    this.queue = queue;
    this.batchSize = batchSize;
    this.processor = processor;
    this.session = session;
    this.poisonMessageHandler = poisonMessageHandler;
    this.transientFailure = transientFailure;
    this.backoff = backoff;
    this.workers = workers;
    this.consumerState = new ConsumerState(this::turn, gather, workers, timer);
  }

  String queue() {
    return queue;
  }

  String lastTrouble() {
    return lastTrouble;
  }

  void wake() {
    consumerState.wake();
  }

  private void turn() {
    if (!consumerState.begin()) {
      return;
    }
    try {
      List<QueueMessage> messages = session.receive(oneByOne > 0 || keepNext ? 1 : batchSize);
      if (messages.isEmpty()) {
        oneByOne = 0;
        consumerState.idle();
        return;
      }
      run(new QueueBatch(queue, messages, attempt));
    } catch (Throwable e) {
      // an Error too: a lane that just ended would keep its messages until a restart
      brokenSession(e);
    }
  }

  private void run(QueueBatch batch) throws Exception {
    if (keepNext) {
      keepNext = false;
      keep(batch, new IllegalStateException("its commit failed again and again"));
      return;
    }
    Thread worker = Thread.currentThread();
    AtomicBoolean answered = new AtomicBoolean();
    try {
      processor.process(
          batch,
          failure -> {
            if (!answered.compareAndSet(false, true)) {
              return;
            }
            if (Thread.currentThread().equals(worker)) {
              settle(batch, failure);
            } else {
              settleOnWorker(batch, failure);
            }
          });
    } catch (Throwable e) {
      // once answered, the lane may be in another thread already
      if (answered.compareAndSet(false, true)) {
        throw e;
      }
    }
  }

  /** A route that went on elsewhere must not have its commit wait for the disk there. */
  private void settleOnWorker(QueueBatch batch, Throwable failure) {
    try {
      workers.execute(() -> settle(batch, failure));
    } catch (RejectedExecutionException e) {
      session.close();
      consumerState.pause(Duration.ZERO);
    }
  }

  private void settle(QueueBatch batch, Throwable failure) {
    if (consumerState.abandoned()) {
      // its session is closed and the batch back in the queue
      return;
    }
    try {
      if (failure == null) {
        if (batch.rolledBack()) {
          rollBack(batch.pause(), NOT_NOW);
        } else if (batch.partly()) {
          commitDone(batch);
        } else {
          commit(batch);
        }
      } else if (transientFailure.isTransient(failure)) {
        Duration wish = attempt <= ATTEMPTS_BEFORE_STEADY ? Duration.ZERO : STEADY_PAUSE;
        rollBack(wish, failure.getClass().getSimpleName());
      } else if (batch.messages().size() > 1) {
        LOG.warn("A batch of {} failed and is done again one by one", queue, Blamed.of(failure));
        session.rollback();
        oneByOne = batch.messages().size();
        consumerState.next();
      } else {
        keep(batch, failure);
      }
    } catch (Throwable e) {
      brokenSession(e);
    }
  }

  private void keep(QueueBatch batch, Throwable failure) throws JMSException {
    LOG.error("A message of {} cannot be processed and is kept aside", queue, Blamed.of(failure));
    QueueBatch kept = new QueueBatch(queue, batch.messages(), batch.attempt());
    poisonMessageHandler.quarantine(kept, failure);
    commit(kept);
  }

  private void commit(QueueBatch batch) throws JMSException {
    try {
      session.commit(batch.outbox());
    } catch (JMSException | RuntimeException e) {
      commitFailed(batch);
      throw e;
    }
    failedCommits = 0;
    batch.committed();
    oneByOne = Math.max(0, oneByOne - batch.done().size());
    attempt = 1;
    if (lastTrouble != null) {
      LOG.info("{} flows again", queue);
      lastTrouble = null;
    }
    backoff.reset();
    if (batch.pause() == null) {
      consumerState.next(batch.messages().size() == batchSize || oneByOne > 0);
    } else {
      Duration pause = backoff.pause(batch.pause());
      if (pause.compareTo(LONG_PAUSE) >= 0) {
        session.close();
      }
      pause(pause, NOT_NOW);
    }
  }

  /** A session commits all it has received, so those that are done are received once more alone. */
  private void commitDone(QueueBatch batch) throws JMSException {
    session.rollback();
    List<QueueMessage> again = session.receiveAgain(batch.done().size());
    if (QueueMessage.same(again, batch.done())) {
      commit(batch);
    } else {
      // one was taken out of the queue in between; what was called is called again as after a crash
      LOG.warn("{} gave {} of {} again", queue, again.size(), batch.done().size());
      session.rollback();
      consumerState.next();
    }
  }

  /**
   * A commit can fail because of the broker or because of one message. To tell, the batch is done
   * one by one after some attempts; a single message that still fails is kept aside, tried at once
   * after a failure so that a broker in trouble does not make healthy messages look ill.
   */
  private void commitFailed(QueueBatch batch) {
    failedCommits++;
    if (failedCommits >= COMMITS_BEFORE_ONE_BY_ONE && batch.messages().size() > 1) {
      oneByOne = batch.messages().size();
      failedCommits = 0;
    } else if (failedCommits >= COMMITS_BEFORE_KEEPING) {
      keepNext = true;
      failedCommits = 0;
    }
  }

  private void rollBack(Duration wish, String why) throws JMSException {
    Duration pause = backoff.pause(wish);
    if (pause.compareTo(LONG_PAUSE) < 0) {
      session.rollback();
    } else {
      // all that was fetched ahead lies in the queue again, where others may take it out
      session.close();
    }
    pause(pause, why);
  }

  private void pause(Duration pause, String why) {
    attempt++;
    if (lastTrouble == null && !consumerState.closing()) {
      LOG.warn("{} waits: {}", queue, why);
    }
    lastTrouble = why;
    consumerState.pause(pause);
  }

  private void brokenSession(Throwable e) {
    session.close();
    if (consumerState.abandoned()) {
      return;
    }
    if (lastTrouble == null) {
      LOG.warn("{} waits: the broker session broke", queue, Blamed.of(e));
    }
    lastTrouble = "the broker session broke";
    consumerState.pause(keepNext ? Duration.ZERO : backoff.pause(Duration.ZERO));
  }

  /** Takes no further batch; the one under way goes on. */
  void finish() {
    consumerState.finish();
  }

  /** Whether no batch is under way any more; waits for that. */
  boolean awaitClosed(Duration atMost) {
    return consumerState.awaitClosed(atMost);
  }

  /** Takes no further batch; one that is not through in time goes back to the queue. */
  void close(Duration atMost) {
    consumerState.finish();
    if (!consumerState.awaitClosed(atMost)) {
      consumerState.abandon();
    }
    session.close();
  }
}
