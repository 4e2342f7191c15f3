package id.blkhub.queue;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a batch through its route, which may continue on another thread. */
interface BatchProcessor {
  /**
   * @param done called once when the route has ended, with its failure or with null
   */
  void process(QueueBatch batch, Consumer<@Nullable Throwable> done);
}
