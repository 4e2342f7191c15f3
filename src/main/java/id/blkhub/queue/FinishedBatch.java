package id.blkhub.queue;

/**
 * What the last step of a route makes of its batch: all that follows from the messages is in {@link
 * QueueBatch#send}, so that they may leave their queue. A route that ends with anything else has
 * not done its work, and its batch is not committed.
 */
public record FinishedBatch(QueueBatch queue) {}
