package id.blkhub.intake;

import id.blkhub.queue.QueueBatch;
import id.blkhub.step.Staged;

/** Messages that were read, and those of their batch that ended before. */
record ReceivedMessages(QueueBatch queue, Staged<ReceivedMessage, EndedMessage> messages) {}
