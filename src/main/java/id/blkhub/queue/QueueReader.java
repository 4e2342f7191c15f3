package id.blkhub.queue;

import java.time.Duration;

/** What feeds routes from queues. */
interface QueueReader {
  /**
   * Feeds a route, batch after batch, until the reading ends.
   *
   * @param batchSize most messages at once
   * @param gather how long messages may gather after a batch that was not full
   * @throws IllegalStateException where a route reads that queue already
   */
  Reading read(String queue, int batchSize, Duration gather, BatchProcessor processor);

  /** A queue being read. */
  interface Reading {
    /** Takes no further batch; one that is under way may go on for a while. */
    void end();
  }
}
