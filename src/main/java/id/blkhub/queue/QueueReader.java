package id.blkhub.queue;

/** What feeds routes from queues. */
interface QueueReader {
  /**
   * Feeds a route, batch after batch, until the reading ends.
   *
   * @param batchSize most messages at once
   * @throws IllegalStateException where a route reads that queue already
   */
  Reading read(String queue, int batchSize, BatchProcessor processor);

  /** A queue being read. */
  interface Reading {
    /** Takes no further batch; one that is under way may go on for a while. */
    void end();
  }
}
