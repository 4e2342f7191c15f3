package id.blkhub.queue;

/**
 * Quarantines a message on which its route fails each time (a poison message). It is called in the
 * transaction that received the message, and must send it to the queue where it is kept.
 */
public interface PoisonMessageHandler {
  /**
   * @param batch the single message
   * @param failure why its route or its commit failed
   */
  void quarantine(QueueBatch batch, Throwable failure);
}
