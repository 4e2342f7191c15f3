package id.blkhub.queue;

import java.util.function.Consumer;

/** Runs a batch through its route; may go on in another thread. */
interface BatchProcessor {
  /**
   * @param done called once, with the failure or with null
   */
  void process(QueueBatch batch, Consumer<Throwable> done);
}
