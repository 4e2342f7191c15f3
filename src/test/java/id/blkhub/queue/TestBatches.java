package id.blkhub.queue;

import java.time.Duration;
import java.util.List;

/** Batches for tests of single steps, and what a step has asked of them. */
public final class TestBatches {
  private TestBatches() {}

  public static QueueBatch of(String queue, int attempt, List<QueueMessage> messages) {
    return new QueueBatch(queue, messages, attempt);
  }

  /** What would be sent with the commit. */
  public static List<OutgoingMessage> sent(QueueBatch batch) {
    return batch.outbox();
  }

  /** How many messages would be committed; none where the batch is tried again as a whole. */
  public static int committed(QueueBatch batch) {
    return batch.sentBackFor() != null ? 0 : batch.done().size();
  }

  /** Null where none was asked for. */
  public static Duration pause(QueueBatch batch) {
    return batch.sentBackFor() != null ? batch.sentBackFor() : batch.pause();
  }
}
