package id.blkhub.queue;

import id.blkhub.message.Blamed;
import id.blkhub.queue.QueuePause.RefusedHead;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumes one queue batch by batch. Each batch is received, processed by its route and committed
 * with all it sends, in one transaction. {@link RedeliveryState} decides what follows a failure.
 *
 * <p>At most one thread runs a consumer at any time. Between batches it occupies no thread.
 */
final class BatchConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(BatchConsumer.class);

  /** From this length on a pause closes the session. */
  private static final Duration LONG_PAUSE = Duration.ofMillis(500);

  private static final String SENT_BACK = "the partner does not take it now";
  private static final String SESSION_BROKE = "the broker session broke";

  private final QueueSubscription subscription;
  private final ConsumerSession session;
  private final PoisonMessageHandler poisonMessageHandler;
  private final RedeliveryState redelivery;
  private final Workers workers;
  private final ConsumerState state;

  private volatile @Nullable QueuePause pause;

  /**
   * Who serves the queue.
   *
   * @param received told on the thread of a batch how many messages it has
   */
  record Workers(Executor threads, IntConsumer received) {}

  BatchConsumer(
      QueueSubscription subscription,
      ConsumerSession session,
      PoisonMessageHandler poisonMessageHandler,
      RedeliveryState redelivery,
      Workers workers,
      ScheduledExecutorService timer) {
    this.subscription = subscription;
    this.session = session;
    this.poisonMessageHandler = poisonMessageHandler;
    this.redelivery = redelivery;
    this.workers = workers;
    this.state =
        new ConsumerState(this::receiveBatch, subscription.gather(), workers.threads(), timer);
  }

  String queue() {
    return subscription.queue();
  }

  /** Why the last batch could not be committed; null while all is well. */
  @Nullable QueuePause pause() {
    return pause;
  }

  void wake() {
    state.wake();
  }

  private void receiveBatch() {
    if (!state.begin()) {
      return;
    }
    try {
      List<QueueMessage> messages = session.receive(redelivery.nextSize());
      if (messages.isEmpty()) {
        redelivery.foundEmpty();
        state.idle();
        return;
      }
      workers.received().accept(messages.size());
      process(new QueueBatch(queue(), messages, redelivery.attempt()));
    } catch (Throwable e) {
      // an Error too: a consumer that just ended would keep its messages until a restart
      sessionBroke(e);
    }
  }

  private void process(QueueBatch batch) throws Exception {
    if (redelivery.quarantinesNow()) {
      quarantine(batch, new IllegalStateException("its commit failed again and again"));
      return;
    }
    Thread worker = Thread.currentThread();
    AtomicBoolean ended = new AtomicBoolean();
    try {
      subscription
          .processor()
          .process(
              batch,
              thrown -> {
                if (!ended.compareAndSet(false, true)) {
                  return;
                }
                if (Thread.currentThread().equals(worker)) {
                  settle(batch, thrown);
                } else {
                  settleOnWorker(batch, thrown);
                }
              });
    } catch (Throwable e) {
      // once the route has ended, another thread may run this consumer already
      if (ended.compareAndSet(false, true)) {
        throw e;
      }
    }
  }

  /** A route that ended on another thread, such as an HTTP client's, must not block it. */
  private void settleOnWorker(QueueBatch batch, @Nullable Throwable thrown) {
    try {
      workers.threads().execute(() -> settle(batch, thrown));
    } catch (RejectedExecutionException e) {
      session.close();
      state.pause(Duration.ZERO);
    }
  }

  private void settle(QueueBatch batch, @Nullable Throwable thrown) {
    if (state.abandoned()) {
      // its session is closed, and the batch is back in the queue
      return;
    }
    try {
      if (thrown == null) {
        settleEnded(batch);
      } else {
        settleFailed(batch, thrown);
      }
    } catch (Throwable e) {
      sessionBroke(e);
    }
  }

  private void settleEnded(QueueBatch batch) throws JMSException {
    Duration sentBack = batch.sentBackFor();
    if (sentBack != null) {
      rollBack(redelivery.sentBack(sentBack), SENT_BACK, batch.refusedHead());
    } else if (batch.partly()) {
      commitDone(batch);
    } else {
      commit(batch);
    }
  }

  private void settleFailed(QueueBatch batch, Throwable thrown) throws JMSException {
    switch (redelivery.failed(batch, thrown)) {
      case PAUSE -> rollBack(redelivery.failedForNow(), thrown.getClass().getSimpleName(), null);
      case SPLIT -> {
        LOG.warn(
            "queue={} A batch failed; its messages follow one by one", queue(), Blamed.of(thrown));
        session.rollback();
        state.next();
      }
      case QUARANTINE -> quarantine(batch, thrown);
    }
  }

  private void quarantine(QueueBatch batch, Throwable cause) throws JMSException {
    LOG.error(
        "queue={} A message cannot be processed and is quarantined", queue(), Blamed.of(cause));
    QueueBatch quarantined = new QueueBatch(queue(), batch.messages(), batch.attempt());
    poisonMessageHandler.quarantine(quarantined, cause);
    commit(quarantined);
  }

  private void commit(QueueBatch batch) throws JMSException {
    try {
      session.commit(batch.outbox());
    } catch (JMSException | RuntimeException e) {
      redelivery.commitFailed(batch);
      throw e;
    }
    batch.committed();
    Duration asked = redelivery.committed(batch);
    if (pause != null) {
      LOG.info("queue={} flows again", queue());
      pause = null;
    }
    if (asked == null) {
      state.next(redelivery.expectsMore(batch));
    } else {
      if (asked.compareTo(LONG_PAUSE) >= 0) {
        session.close();
      }
      pause(asked, SENT_BACK, batch.refusedHead());
    }
  }

  /**
   * A session commits all that it has received. So the batch is rolled back first, and only the
   * messages that are done are received again.
   */
  private void commitDone(QueueBatch batch) throws JMSException {
    session.rollback();
    List<QueueMessage> again = session.receiveAgain(batch.done().size());
    if (QueueMessage.same(again, batch.done())) {
      commit(batch);
    } else {
      // somebody took one of them meanwhile; what the route called is called again, as after a
      // crash
      LOG.warn(
          "queue={} count={} expected={} Messages that are done did not come again",
          queue(),
          again.size(),
          batch.done().size());
      session.rollback();
      state.next();
    }
  }

  private void rollBack(Duration length, String reason, @Nullable RefusedHead head)
      throws JMSException {
    if (length.compareTo(LONG_PAUSE) < 0) {
      session.rollback();
    } else {
      // gives back the prefetched messages too, so that others can take them during the pause
      session.close();
    }
    pause(length, reason, head);
  }

  private void pause(Duration length, String failure, @Nullable RefusedHead head) {
    String reason = head == null ? failure : head.reason();
    if (pause == null && !state.closing()) {
      LOG.warn("queue={} waits: {}", queue(), reason);
    }
    // the attempt that is counted already is the one to come
    pause = paused(reason, head, redelivery.attempt() - 1, length);
    state.pause(length);
  }

  private static QueuePause paused(
      String reason, @Nullable RefusedHead head, int attempts, Duration length) {
    Instant now = Instant.now();
    return new QueuePause(reason, head, attempts, now, now.plus(length));
  }

  private void sessionBroke(Throwable thrown) {
    session.close();
    if (state.abandoned()) {
      return;
    }
    if (pause == null) {
      LOG.warn("queue={} waits: {}", queue(), SESSION_BROKE, Blamed.of(thrown));
    }
    Duration length = redelivery.connectionBroke();
    pause = paused(SESSION_BROKE, null, redelivery.attempt(), length);
    state.pause(length);
  }

  /** Takes no further batch; the current one goes on. */
  void finish() {
    state.finish();
  }

  /** Waits until no batch is in progress; false where one still is after that time. */
  boolean awaitClosed(Duration atMost) {
    return state.awaitClosed(atMost);
  }

  /** Takes no further batch; one that does not end in time goes back to the queue. */
  void close(Duration atMost) {
    state.finish();
    if (!state.awaitClosed(atMost)) {
      state.abandon();
    }
    session.close();
  }
}
