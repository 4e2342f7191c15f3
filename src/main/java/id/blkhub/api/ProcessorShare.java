package id.blkhub.api;

import id.blkhub.message.PartnerId;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Works on only a few messages of one partner at once; its others wait for their turn. To read and
 * check one can need a processor for some tenths of a second, and a partner may have half of the
 * web server's threads: without a limit they would take all processors from everybody else. After
 * one that was costly the turn rests for some times what it took, since the same partner may send
 * by queue, too.
 */
final class ProcessorShare {
  /**
   * Processor time from which a message counts as costly; an ordinary one needs a few milliseconds.
   */
  static final Duration COSTLY = Duration.ofMillis(20);

  /** The longest rest of a turn, in times of what the work took. */
  static final int LONGEST_REST = 12;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

  private final int most;
  private final Duration patience;
  private final LongFunction<Executor> rest;
  private final Map<PartnerId, Turns> byPartner = new ConcurrentHashMap<>();

  /**
   * @param most of one partner at once
   * @param patience what one waits for its turn
   */
  ProcessorShare(int most, Duration patience) {
    this(
        most,
        patience,
        nanos -> CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run));
  }

  /**
   * @param rest runs something after as many nanoseconds
   */
  ProcessorShare(int most, Duration patience, LongFunction<Executor> rest) {
    this.most = most;
    this.patience = patience;
    this.rest = rest;
  }

  /** Half of the processors for one partner, at least one. */
  static ProcessorShare ofProcessors(int processors) {
    return new ProcessorShare(Math.max(1, processors / 2), Duration.ofSeconds(5));
  }

  /**
   * Does a piece of work that needs a processor and waits for nothing.
   *
   * @throws ProblemException 429 where the turn does not come in time
   */
  <T> T in(PartnerId partner, Supplier<T> work) {
    Turns turns = byPartner.computeIfAbsent(partner, p -> new Turns(new Semaphore(most, true)));
    if (!acquired(turns.free)) {
      throw ProblemException.retryAfter(HttpRule.CHECKS_TAKE_LONG, TRY_AGAIN);
    }
    long before = processorTime();
    try {
      return work.get();
    } finally {
      long took = processorTime() - before;
      long restNanos = took * turns.restsAfter(took > COSTLY.toNanos());
      if (restNanos > 0) {
        rest.apply(restNanos).execute(turns.free::release);
      } else {
        turns.free.release();
      }
    }
  }

  /**
   * Of this thread alone: on a busy machine everything takes longer, and is not costly for that.
   */
  private static long processorTime() {
    return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
  }

  private boolean acquired(Semaphore turns) {
    try {
      return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Those of one partner, and how costly its last messages were. */
  private static final class Turns {
    private final Semaphore free;

    /** One more with each costly message, one less with each other. */
    private int costly;

    Turns(Semaphore free) {
      this.free = free;
    }

    synchronized int restsAfter(boolean costlyMessage) {
      costly = costlyMessage ? Math.min(LONGEST_REST + 1, costly + 1) : Math.max(0, costly - 1);
      return costlyMessage ? costly - 1 : 0;
    }
  }
}
