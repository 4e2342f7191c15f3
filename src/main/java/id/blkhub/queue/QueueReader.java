package id.blkhub.queue;

import java.time.Duration;

/** Feeds routes with batches from queues. */
interface QueueReader {
  /**
   * Feeds a route batch by batch until the reading ends.
   *
   * @param batchSize most messages in one batch
   * @param gather how long messages may gather after a batch that was not full
   * @throws IllegalStateException where a route reads that queue already
   */
  QueueReading read(String queue, int batchSize, Duration gather, BatchProcessor processor);

  /** The reading of one queue. */
  interface QueueReading {
    /** Receives no further batch; the current one may go on for a while. */
    void end();
  }
}
