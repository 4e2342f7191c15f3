package id.blkhub.intake;

import id.blkhub.queue.QueueBatch;
import java.util.List;
import java.util.function.Consumer;

/** The messages of one partner and kind that travel through intake together. */
record IntakeBatch(QueueBatch queue, List<Incoming> messages) {
  /** Does something with each message that has no outcome yet. */
  void eachOpen(Consumer<Incoming> step) {
    for (Incoming message : messages) {
      if (message.open()) {
        step.accept(message);
      }
    }
  }
}
