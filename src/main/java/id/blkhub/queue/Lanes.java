package id.blkhub.queue;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The threads that serve all queues: a few workers, however many queues there are. A queue is
 * looked at when something arrived in it, and now and then in case that was missed.
 */
public final class Lanes implements AutoCloseable {
  /** How often a queue is looked at although nothing told it that something arrived. */
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final ConnectionFactory connections;
  private final Poisoned poisoned;
  private final Trouble trouble;
  private final Duration longestPause;
  private final ExecutorService workers;
  private final ScheduledExecutorService timer;
  private final Map<String, Lane> byQueue = new ConcurrentHashMap<>();

  /**
   * @param threads workers; each serves one batch at a time
   * @param longestPause where the backoff of a failing queue ends
   */
  public Lanes(
      ConnectionFactory connections,
      Poisoned poisoned,
      Trouble trouble,
      int threads,
      Duration longestPause) {
    this.connections = connections;
    this.poisoned = poisoned;
    this.trouble = trouble;
    this.longestPause = longestPause;
    this.workers = Executors.newFixedThreadPool(threads, new NamedThreads("hub-lane"));
    this.timer = Executors.newSingleThreadScheduledExecutor(new NamedThreads("hub-lane-timer"));
    timer.scheduleWithFixedDelay(
        this::wakeAll, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  Lane open(String queue, int batchSize, BatchProcessor processor) {
    Lane lane =
        new Lane(
            queue,
            batchSize,
            processor,
            new LaneSession(connections, queue),
            poisoned,
            trouble,
            new Backoff(longestPause),
            workers,
            timer);
    if (byQueue.putIfAbsent(queue, lane) != null) {
      throw new IllegalStateException("Two routes read the queue " + queue);
    }
    return lane;
  }

  void closed(Lane lane) {
    byQueue.remove(lane.queue(), lane);
  }

  /** Something arrived in the queue. */
  public void wake(String queue) {
    Lane lane = byQueue.get(queue);
    if (lane != null) {
      lane.wake();
    }
  }

  private void wakeAll() {
    byQueue.values().forEach(Lane::wake);
  }

  /** Why the queue's last batch could not be committed; null while all is well. */
  public String trouble(String queue) {
    Lane lane = byQueue.get(queue);
    return lane == null ? null : lane.lastTrouble();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdown();
  }
}
