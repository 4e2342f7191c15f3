package id.blkhub.queue;

import id.blkhub.queue.QueuePause.RefusedHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one queue that were received in one transaction, and the messages to be sent in it.
 * The route adds to it with {@link #send}. When the route ends without an exception, receives and
 * sends are committed together.
 */
public final class QueueBatch {
  private final String queue;
  private final List<QueueMessage> messages;
  private final int attempt;
  private final List<OutgoingMessage> outbox = new ArrayList<>();
  private final List<Runnable> onceCommitted = new ArrayList<>();
  private @Nullable Duration pause;
  private @Nullable RefusedHead refusedHead;
  private int done;

  QueueBatch(String queue, List<QueueMessage> messages, int attempt) {
    this.queue = queue;
    this.messages = List.copyOf(messages);
    this.attempt = attempt;
    this.done = this.messages.size();
  }

  public String queue() {
    return queue;
  }

  public List<QueueMessage> messages() {
    return messages;
  }

  /** Number of the attempt with these messages since the hub started; 1 for the first. */
  public int attempt() {
    return attempt;
  }

  /** Sends with the commit of the batch. */
  public void send(OutgoingMessage message) {
    outbox.add(message);
  }

  List<OutgoingMessage> outbox() {
    return outbox;
  }

  /**
   * Runs once the batch is committed, and never when it is rolled back. The action must be short
   * and must not fail: the commit cannot be undone any more.
   */
  public void afterCommit(Runnable action) {
    onceCommitted.add(action);
  }

  void committed() {
    onceCommitted.forEach(Runnable::run);
  }

  /**
   * Commits nothing of this batch: it stays at the head of its queue and is tried again after the
   * pause.
   *
   * @param pause null leaves it to the backoff of the queue
   */
  public void tryAgainLater(@Nullable Duration pause) {
    this.pause = pause == null ? Duration.ZERO : pause;
    outbox.clear();
    onceCommitted.clear();
  }

  /**
   * Commits only the first messages with all that was sent. The others stay at the head of the
   * queue in their order.
   *
   * @param first how many, at least one
   * @param pause before the next attempt; zero leaves it to the backoff of the queue; null where
   *     nothing failed, so that the next batch follows at once
   */
  public void doneOnly(int first, @Nullable Duration pause) {
    if (first < 1 || first >= messages.size()) {
      throw new IllegalArgumentException(first + " of " + messages.size());
    }
    this.done = first;
    this.pause = pause;
  }

  /**
   * Says which message stays at the head of the queue, and why; for those who ask why the queue
   * waits.
   */
  public void refusedHead(RefusedHead head) {
    refusedHead = head;
  }

  @Nullable RefusedHead refusedHead() {
    return refusedHead;
  }

  List<QueueMessage> done() {
    return messages.subList(0, done);
  }

  /** Whether some messages are done and others stay. */
  boolean partly() {
    return done < messages.size();
  }

  /** The pause with which the whole batch was sent back; null where it is to be committed. */
  @Nullable Duration sentBackFor() {
    return partly() ? null : pause;
  }

  /** The pause the route asked for after this batch; null where it asked for none. */
  @Nullable Duration pause() {
    return pause;
  }
}
