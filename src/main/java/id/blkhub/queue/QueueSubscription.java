package id.blkhub.queue;

import java.time.Duration;

/**
 * What a route wants to read.
 *
 * @param batchSize most messages in one batch
 * @param gather how long messages may gather after a batch that was not full
 */
record QueueSubscription(String queue, int batchSize, Duration gather, BatchProcessor processor) {}
