package id.blkhub.queue;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that serve all queues: a few workers, however many queues there are. A queue is
 * looked at when something arrived in it, and now and then in case that was missed.
 */
public final class ConsumerPool implements QueueReader, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerPool.class);

  /** How often a queue that is not empty is looked at although nothing told that it should be. */
  private static final Duration SWEEP = Duration.ofSeconds(1);

  /**
   * Every so many sweeps take the queues that count as empty too. To ask them all each time would
   * cost more the more partners there are: each question goes to the broker and back.
   */
  private static final int SWEEPS_OF_ALL = 30;

  /** How long a route that is stopped waits for its batch under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  /** What a batch needs to end whose answer was given up. */
  private static final Duration AFTER_GIVING_UP = Duration.ofSeconds(2);

  private final ConnectionFactory connections;
  private final PoisonMessageHandler poisonMessageHandler;
  private final TransientFailure transientFailure;
  private final Duration longestPause;
  private final Predicate<String> holds;
  private final ExecutorService workers;
  private final SenderShare share;
  private final Map<String, WorkerShare> bySender = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer;
  private final Map<String, BatchConsumer> byQueue = new ConcurrentHashMap<>();
  private volatile Duration patience = PATIENCE;

  // touched only by the timer
  private int sweeps;

  /**
   * @param threads workers; each serves one batch at a time
   * @param share of the workers for one sender
   * @param longestPause where the backoff of a failing queue ends
   * @param holds whether something lies in a queue, as far as is known without asking for it
   */
  public ConsumerPool(
      ConnectionFactory connections,
      PoisonMessageHandler poisonMessageHandler,
      TransientFailure transientFailure,
      int threads,
      SenderShare share,
      Duration longestPause,
      Predicate<String> holds) {
    this.connections = connections;
    this.poisonMessageHandler = poisonMessageHandler;
    this.transientFailure = transientFailure;
    this.share = share;
    this.longestPause = longestPause;
    this.holds = holds;
    this.workers = Executors.newFixedThreadPool(threads, new NamedThreads("hub-lane"));
    this.timer = Executors.newSingleThreadScheduledExecutor(new NamedThreads("hub-lane-timer"));
    timer.scheduleWithFixedDelay(
        this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Reading read(String queue, int batchSize, Duration gather, BatchProcessor processor) {
    BatchConsumer batchConsumer = open(queue, batchSize, gather, processor);
    batchConsumer.wake();
    return () -> close(batchConsumer);
  }

  private BatchConsumer open(
      String queue, int batchSize, Duration gather, BatchProcessor processor) {
    BatchConsumer batchConsumer =
        new BatchConsumer(
            queue,
            batchSize,
            gather,
            processor,
            new ConsumerSession(connections, queue),
            poisonMessageHandler,
            transientFailure,
            new Backoff(longestPause),
            workersFor(queue),
            timer);
    if (byQueue.putIfAbsent(queue, batchConsumer) != null) {
      throw new IllegalStateException("Two routes read the queue " + queue);
    }
    return batchConsumer;
  }

  private Executor workersFor(String queue) {
    String sender = share.senderOf().apply(queue);
    return sender == null
        ? workers
        : bySender.computeIfAbsent(sender, s -> new WorkerShare(workers, share.workers()));
  }

  private void close(BatchConsumer batchConsumer) {
    batchConsumer.close(patience);
    byQueue.remove(batchConsumer.queue(), batchConsumer);
  }

  /**
   * Takes no further batch from any queue and waits for those under way, all at once. Camel counts
   * a batch that is not through as on its way and would wait for it once more, so the answers that
   * late ones wait for are given up. What is not through after that either goes back to its queue
   * when its route stops.
   */
  public void finish(Duration atMost, List<AwaitedAnswers> answers) {
    List<BatchConsumer> open = List.copyOf(byQueue.values());
    open.forEach(BatchConsumer::finish);
    List<BatchConsumer> late = late(open, atMost);
    if (!late.isEmpty()) {
      LOG.info("What batches of {} wait for is given up; it is done again", queues(late));
      answers.forEach(AwaitedAnswers::giveUp);
      late = late(late, AFTER_GIVING_UP);
    }
    patience = Duration.ZERO;
    if (!late.isEmpty()) {
      LOG.warn("The batches under way of {} go back to their queues", queues(late));
    }
  }

  private static List<BatchConsumer> late(List<BatchConsumer> lanes, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    return lanes.stream()
        .filter(
            batchConsumer ->
                !batchConsumer.awaitClosed(Duration.ofNanos(Math.max(0, end - System.nanoTime()))))
        .toList();
  }

  private static List<String> queues(List<BatchConsumer> lanes) {
    return lanes.stream().map(BatchConsumer::queue).toList();
  }

  /** Something arrived in the queue. */
  public void wake(String queue) {
    BatchConsumer batchConsumer = byQueue.get(queue);
    if (batchConsumer != null) {
      batchConsumer.wake();
    }
  }

  private void sweep() {
    sweeps++;
    boolean all = sweeps % SWEEPS_OF_ALL == 0;
    byQueue.forEach(
        (queue, batchConsumer) -> {
          if (all || mayHold(queue)) {
            batchConsumer.wake();
          }
        });
  }

  private boolean mayHold(String queue) {
    try {
      return holds.test(queue);
    } catch (RuntimeException unknown) {
      // thrown on, it would end all sweeps for good
      return true;
    }
  }

  /** Why the queue's last batch could not be committed; null while all is well. */
  public String failure(String queue) {
    BatchConsumer batchConsumer = byQueue.get(queue);
    return batchConsumer == null ? null : batchConsumer.lastTrouble();
  }

  /** The queues whose last batch could not be committed, and why; empty while all is well. */
  public Map<String, String> failures() {
    Map<String, String> troubles = new TreeMap<>();
    byQueue.forEach(
        (queue, batchConsumer) -> {
          String trouble = batchConsumer.lastTrouble();
          if (trouble != null) {
            troubles.put(queue, trouble);
          }
        });
    return troubles;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdown();
  }
}
