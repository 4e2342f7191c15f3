package id.blkhub.queue;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumers of all queues and the threads that serve them: a few workers for any number of queues.
 * A consumer runs when something arrived in its queue, and from time to time in case that was
 * missed.
 */
public final class ConsumerPool implements QueueReader, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerPool.class);

  /** How often the consumers of queues that are not empty are woken without a reason. */
  private static final Duration SWEEP = Duration.ofSeconds(1);

  /**
   * Each sweep of this number wakes the consumers of empty queues too. To wake them each time would
   * cost one call of the broker for each queue.
   */
  private static final int SWEEPS_OF_ALL = 30;

  /** How long a route that is stopped waits for its current batch. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(25);

  /** Time for a batch to end after the call it waits for was given up. */
  private static final Duration AFTER_GIVING_UP = Duration.ofSeconds(2);

  private final ConnectionFactory connections;
  private final PoisonMessageHandler poisonMessageHandler;
  private final TransientFailure transientFailure;
  private final Duration longestPause;
  private final Predicate<String> isFilled;
  private final ExecutorService workers;
  private final SenderShare share;
  private final Map<String, WorkerShare> bySender = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer;
  private final Map<String, BatchConsumer> byQueue = new ConcurrentHashMap<>();
  private volatile Duration closeTimeout = CLOSE_TIMEOUT;

  // used only by the timer
  private int sweeps;

  /**
   * @param threads workers; each serves one batch at a time
   * @param share the workers that one sender may have
   * @param longestPause where the backoff of a failing queue ends
   * @param isFilled whether a queue holds messages, as far as is known without a call of the broker
   */
  public ConsumerPool(
      ConnectionFactory connections,
      PoisonMessageHandler poisonMessageHandler,
      TransientFailure transientFailure,
      int threads,
      SenderShare share,
      Duration longestPause,
      Predicate<String> isFilled) {
    this.connections = connections;
    this.poisonMessageHandler = poisonMessageHandler;
    this.transientFailure = transientFailure;
    this.share = share;
    this.longestPause = longestPause;
    this.isFilled = isFilled;
    this.workers = Executors.newFixedThreadPool(threads, new NamedThreads("hub-consumer"));
    this.timer = Executors.newSingleThreadScheduledExecutor(new NamedThreads("hub-consumer-timer"));
    timer.scheduleWithFixedDelay(
        this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public QueueReading read(String queue, int batchSize, Duration gather, BatchProcessor processor) {
    BatchConsumer consumer = open(new QueueSubscription(queue, batchSize, gather, processor));
    consumer.wake();
    return () -> close(consumer);
  }

  private BatchConsumer open(QueueSubscription subscription) {
    String queue = subscription.queue();
    BatchConsumer consumer =
        new BatchConsumer(
            subscription,
            new ConsumerSession(connections, queue),
            poisonMessageHandler,
            new RedeliveryState(subscription.batchSize(), longestPause, transientFailure),
            workersFor(queue),
            timer);
    if (byQueue.putIfAbsent(queue, consumer) != null) {
      throw new IllegalStateException("Two routes read the queue " + queue);
    }
    return consumer;
  }

  private BatchConsumer.Workers workersFor(String queue) {
    String sender = share.senderOf().apply(queue);
    if (sender == null) {
      return new BatchConsumer.Workers(workers, count -> {});
    }
    WorkerShare own =
        bySender.computeIfAbsent(sender, s -> new WorkerShare(workers, share.workers()));
    return new BatchConsumer.Workers(own, own::received);
  }

  private void close(BatchConsumer consumer) {
    consumer.close(closeTimeout);
    byQueue.remove(consumer.queue(), consumer);
  }

  /**
   * Receives no further batch from any queue and waits for all current batches together. Camel
   * would wait once more for a batch that has not ended, so the calls for which late batches wait
   * are given up. A batch that has not ended after that either goes back to its queue when its
   * route stops.
   */
  public void finish(Duration atMost, List<AwaitedAnswers> answers) {
    List<BatchConsumer> open = List.copyOf(byQueue.values());
    open.forEach(BatchConsumer::finish);
    List<BatchConsumer> late = late(open, atMost);
    if (!late.isEmpty()) {
      LOG.info("queue={} Calls for which batches wait are given up and made again", queues(late));
      answers.forEach(AwaitedAnswers::giveUp);
      late = late(late, AFTER_GIVING_UP);
    }
    closeTimeout = Duration.ZERO;
    if (!late.isEmpty()) {
      LOG.warn("queue={} Batches in progress go back to their queues", queues(late));
    }
  }

  private static List<BatchConsumer> late(List<BatchConsumer> consumers, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    return consumers.stream()
        .filter(
            consumer ->
                !consumer.awaitClosed(Duration.ofNanos(Math.max(0, end - System.nanoTime()))))
        .toList();
  }

  private static List<String> queues(List<BatchConsumer> consumers) {
    return consumers.stream().map(BatchConsumer::queue).toList();
  }

  /** Something arrived in the queue. */
  public void wake(String queue) {
    BatchConsumer consumer = byQueue.get(queue);
    if (consumer != null) {
      consumer.wake();
    }
  }

  private void sweep() {
    sweeps++;
    boolean all = sweeps % SWEEPS_OF_ALL == 0;
    byQueue.forEach(
        (queue, consumer) -> {
          if (all || mayBeFilled(queue)) {
            consumer.wake();
          }
        });
  }

  private boolean mayBeFilled(String queue) {
    try {
      return isFilled.test(queue);
    } catch (RuntimeException unknown) {
      // an exception would end all sweeps for good
      return true;
    }
  }

  /** Why the queue's last batch could not be committed; null while all is well. */
  public @Nullable QueuePause pause(String queue) {
    BatchConsumer consumer = byQueue.get(queue);
    return consumer == null ? null : consumer.pause();
  }

  /** The queues whose last batch could not be committed, and why; empty while all is well. */
  public Map<String, QueuePause> pauses() {
    Map<String, QueuePause> pauses = new TreeMap<>();
    byQueue.forEach(
        (queue, consumer) -> {
          QueuePause pause = consumer.pause();
          if (pause != null) {
            pauses.put(queue, pause);
          }
        });
    return pauses;
  }

  /** The reasons of {@link #pauses()}. */
  public Map<String, String> failures() {
    Map<String, String> failures = new TreeMap<>();
    pauses().forEach((queue, pause) -> failures.put(queue, pause.reason()));
    return failures;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdown();
  }
}
