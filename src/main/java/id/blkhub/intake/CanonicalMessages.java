package id.blkhub.intake;

import id.blkhub.queue.QueueBatch;
import id.blkhub.step.Staged;

/** Messages in the canonical form of their kind, and those of their batch that ended before. */
record CanonicalMessages(QueueBatch queue, Staged<CanonicalMessage, EndedMessage> messages) {}
