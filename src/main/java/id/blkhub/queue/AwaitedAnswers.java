package id.blkhub.queue;

/** Something outside that batches under way wait for, such as the answer of a partner. */
public interface AwaitedAnswers {
  /**
   * The hub stops and cannot wait any longer: what waits for an answer ends as if the connection
   * had been lost, and nothing is asked any more.
   */
  void giveUp();
}
