package id.blkhub.intake;

import id.blkhub.queue.QueueBatch;
import id.blkhub.step.Staged;

/** Messages that keep their sender's contract, and those of their batch that ended before. */
record CheckedMessages(QueueBatch queue, Staged<CheckedMessage, EndedMessage> messages) {}
