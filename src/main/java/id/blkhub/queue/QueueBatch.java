package id.blkhub.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Some messages of one queue, received in one transaction, and what shall be sent in it. The route
 * adds to {@link #send}; when it ends without an exception, receives and sends are committed as
 * one.
 */
public final class QueueBatch {
  private final String queue;
  private final List<QueueMessage> messages;
  private final int attempt;
  private final List<OutgoingMessage> outbox = new ArrayList<>();
  private final List<Runnable> onceCommitted = new ArrayList<>();
  private Duration pause;
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

  /** 1 for the first time this batch is tried since the hub started. */
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
   * Runs once the batch is committed, and never when it is rolled back. It must be short and not
   * fail: nobody can take the commit back any more.
   */
  public void afterCommit(Runnable action) {
    onceCommitted.add(action);
  }

  void committed() {
    onceCommitted.forEach(Runnable::run);
  }

  /**
   * Nothing of this batch shall be committed now: it stays at the head of its queue and is tried
   * again after the pause.
   *
   * @param pause null leaves it to the backoff of the queue
   */
  public void tryAgainLater(Duration pause) {
    this.pause = pause == null ? Duration.ZERO : pause;
    outbox.clear();
    onceCommitted.clear();
  }

  /**
   * Only the first messages are done, and what was sent is theirs; the others stay at the head of
   * the queue in their order.
   *
   * @param first how many, at least one
   * @param pause before the next attempt; zero leaves it to the backoff of the queue; null where
   *     nothing failed, so that it goes on at once
   */
  public void doneOnly(int first, Duration pause) {
    if (first < 1 || first >= messages.size()) {
      throw new IllegalArgumentException(first + " of " + messages.size());
    }
    this.done = first;
    this.pause = pause;
  }

  List<QueueMessage> done() {
    return messages.subList(0, done);
  }

  /** Whether some are done and others stay. */
  boolean partly() {
    return done < messages.size();
  }

  boolean rolledBack() {
    return pause != null && !partly();
  }

  /** Null where none was asked for. */
  Duration pause() {
    return pause;
  }
}
