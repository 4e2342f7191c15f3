package id.blkhub.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one queue what becomes of each batch and how the next batch is received. The consumer
 * of a broker's queue and the queues in memory both follow it, so that a rehearsal treats messages
 * as the hub does. It sends and receives nothing and reads no clock. One thread uses it at a time.
 *
 * <ul>
 *   <li>A batch is committed when its route ends without a failure and did not send it back.
 *   <li>A batch is rolled back as a whole when its route sent it back, or when the failure is
 *       transient. The queue then pauses, longer after each failure.
 *   <li>A batch of several messages that fails otherwise is rolled back, and its messages are
 *       received one by one.
 *   <li>A message that fails alone is quarantined, so that it delays no other message.
 *   <li>A commit can fail because of the broker or because of one message. To tell them apart, the
 *       messages are received one by one after three failed commits, and a single message is
 *       quarantined after six.
 * </ul>
 */
final class RedeliveryState {
  /** What follows when the route of a batch has failed; each begins with a rollback. */
  enum Recovery {
    /** Pause the queue, then try the same messages again. */
    PAUSE,
    /** Receive the messages one by one. */
    SPLIT,
    /** Give the single message to the {@link PoisonMessageHandler}. */
    QUARANTINE
  }

  private static final int FAILED_COMMITS_BEFORE_SPLIT = 3;
  private static final int FAILED_COMMITS_BEFORE_QUARANTINE = 6;
  private static final int ATTEMPTS_BEFORE_STEADY_PAUSE = 3;

  /**
   * Pause between attempts while a transient failure lasts. It does not grow further: a retry is
   * cheap, and confirmed messages queue up meanwhile.
   */
  private static final Duration STEADY_PAUSE = Duration.ofSeconds(5);

  private final int batchSize;
  private final TransientFailure transientFailure;
  private final Backoff backoff;
  private int splitMessages;
  private int failedCommits;
  private boolean quarantineNext;
  private int attempt = 1;

  /**
   * @param longestPause where the backoff of a failing queue ends
   */
  RedeliveryState(int batchSize, Duration longestPause, TransientFailure transientFailure) {
    this.batchSize = batchSize;
    this.transientFailure = transientFailure;
    this.backoff = new Backoff(longestPause);
  }

  /** The most messages that the next batch may have. */
  int nextSize() {
    return isSplit() || quarantineNext ? 1 : batchSize;
  }

  /** Whether messages of a failed batch are still to be received one by one. */
  boolean isSplit() {
    return splitMessages > 0;
  }

  /** Number of the attempt with the messages at the head of the queue; 1 for the first. */
  int attempt() {
    return attempt;
  }

  /** The queue is empty. */
  void foundEmpty() {
    splitMessages = 0;
  }

  /**
   * Whether the message just received is quarantined without its route, because its commit failed
   * too often. To be asked once for each batch.
   */
  boolean quarantinesNow() {
    boolean now = quarantineNext;
    quarantineNext = false;
    return now;
  }

  /** The route of a batch failed. */
  Recovery failed(QueueBatch batch, Throwable failure) {
    if (transientFailure.isTransient(failure)) {
      return Recovery.PAUSE;
    }
    if (batch.messages().size() == 1) {
      return Recovery.QUARANTINE;
    }
    splitMessages = batch.messages().size();
    return Recovery.SPLIT;
  }

  /**
   * A batch is rolled back because of a transient failure.
   *
   * @return the pause before the next attempt
   */
  Duration failedForNow() {
    return pauseBeforeNextAttempt(
        attempt <= ATTEMPTS_BEFORE_STEADY_PAUSE ? Duration.ZERO : STEADY_PAUSE);
  }

  /**
   * A batch is rolled back because its route sent it back.
   *
   * @param asked the pause that the route asked for; zero leaves it to the backoff
   * @return the pause before the next attempt
   */
  Duration sentBack(Duration asked) {
    return pauseBeforeNextAttempt(asked);
  }

  /**
   * A batch is committed.
   *
   * @return the pause before the next batch, where the route asked for one
   */
  @Nullable Duration committed(QueueBatch batch) {
    failedCommits = 0;
    splitMessages = Math.max(0, splitMessages - batch.done().size());
    attempt = 1;
    backoff.reset();
    Duration asked = batch.pause();
    return asked == null ? null : pauseBeforeNextAttempt(asked);
  }

  private Duration pauseBeforeNextAttempt(Duration asked) {
    attempt++;
    return backoff.pause(asked);
  }

  /** Whether more messages are there for certain after a committed batch. */
  boolean expectsMore(QueueBatch committed) {
    return committed.messages().size() == batchSize || isSplit();
  }

  /** The commit of a batch failed; nothing of it was sent. */
  void commitFailed(QueueBatch batch) {
    failedCommits++;
    if (failedCommits >= FAILED_COMMITS_BEFORE_SPLIT && batch.messages().size() > 1) {
      splitMessages = batch.messages().size();
      failedCommits = 0;
    } else if (failedCommits >= FAILED_COMMITS_BEFORE_QUARANTINE) {
      quarantineNext = true;
      failedCommits = 0;
    }
  }

  /**
   * The connection to the queue broke.
   *
   * @return the pause before it is opened again; zero before a quarantine, which must follow the
   *     failed commit at once: later the broker itself may fail and let a healthy message look
   *     faulty
   */
  Duration connectionBroke() {
    return quarantineNext ? Duration.ZERO : backoff.pause(Duration.ZERO);
  }
}
