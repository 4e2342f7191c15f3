package id.blkhub.queue;

/** Calls to the outside, such as to a partner's server, for which batches in progress wait. */
public interface AwaitedAnswers {
  /**
   * The hub stops and cannot wait any longer. Each call in progress ends as if its connection had
   * been lost, and no further call begins.
   */
  void giveUp();
}
