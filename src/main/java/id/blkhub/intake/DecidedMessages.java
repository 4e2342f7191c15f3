package id.blkhub.intake;

import id.blkhub.queue.QueueBatch;
import java.util.List;

/** Messages whose outcome is known, in the order of their batch. */
final class DecidedMessages {
  private final QueueBatch queue;
  private final List<DecidedMessage> messages;

  DecidedMessages(QueueBatch queue, List<DecidedMessage> messages) {
    this.queue = queue;
    this.messages = List.copyOf(messages);
  }

  QueueBatch queue() {
    return queue;
  }

  List<DecidedMessage> messages() {
    return messages;
  }
}
