package id.blkhub.queue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * Limits the workers that the queues of one sender have at once. Further batches wait here in their
 * order, so that those of other senders come first. A sender whose batches need much processor time
 * gets one worker at a time for a while: two would fill a machine with two processors. Where costly
 * batches follow each other that worker rests after each, since one beside the checks of what the
 * same sender posts over HTTP would fill it, too. The first batch does not rest: the code of a hub
 * that has just started is slow.
 */
final class WorkerShare implements Executor {
  /** Processor time of a batch from which it may count as costly. */
  static final Duration COSTLY = Duration.ofMillis(80);

  /** The same for each of its messages; an ordinary one needs 1 or 2 ms. */
  static final Duration COSTLY_MESSAGE = Duration.ofMillis(10);

  static final Duration ONE_AT_A_TIME_FOR = Duration.ofSeconds(10);

  /** The longest rest, in times of what the batch took. */
  static final int LONGEST_REST = 10;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Executor workers;
  private final int most;
  private final LongFunction<Executor> rest;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final ThreadLocal<Integer> messages = ThreadLocal.withInitial(() -> 1);
  private int running;
  private long costlyUntil = System.nanoTime();

  /** One more with each costly batch, one less with each other. */
  private int costly;

  /**
   * @param most workers at once, at least one
   */
  WorkerShare(Executor workers, int most) {
    this(
        workers,
        most,
        nanos -> CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run));
  }

  /**
   * @param rest runs something after as many nanoseconds
   */
  WorkerShare(Executor workers, int most, LongFunction<Executor> rest) {
    this.workers = workers;
    this.most = most;
    this.rest = rest;
  }

  /**
   * @throws RejectedExecutionException when the workers take nothing more
   */
  @Override
  public void execute(Runnable batch) {
    synchronized (this) {
      waiting.add(batch);
      start();
    }
  }

  /** Told on the thread of a batch, as soon as it is known how many messages it has. */
  void received(int count) {
    messages.set(count);
  }

  private void start() {
    while (!waiting.isEmpty() && running < allowed()) {
      Runnable next = waiting.poll();
      running++;
      try {
        workers.execute(() -> run(next));
      } catch (RejectedExecutionException e) {
        running--;
        throw e;
      }
    }
  }

  private int allowed() {
    return System.nanoTime() - costlyUntil < 0 ? 1 : most;
  }

  private void run(Runnable batch) {
    long before = processorTime();
    try {
      batch.run();
    } finally {
      ended(processorTime() - before);
      messages.remove();
    }
  }

  private void ended(long nanos) {
    long ordinary = Math.max(COSTLY.toNanos(), messages.get() * COSTLY_MESSAGE.toNanos());
    long restNanos = nanos * restsAfter(nanos > ordinary);
    if (restNanos > 0) {
      rest.apply(restNanos).execute(this::free);
    } else {
      free();
    }
  }

  private synchronized int restsAfter(boolean costlyBatch) {
    if (!costlyBatch) {
      costly = Math.max(0, costly - 1);
      return 0;
    }
    costlyUntil = System.nanoTime() + ONE_AT_A_TIME_FOR.toNanos();
    costly = Math.min(LONGEST_REST + 1, costly + 1);
    return costly - 1;
  }

  private synchronized void free() {
    running--;
    try {
      start();
    } catch (RejectedExecutionException e) {
      // the hub stops: messages of batches that wait here stay in their queues
      waiting.clear();
    }
  }

  private static long processorTime() {
    return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
  }
}
