package id.blkhub.queue;

/**
 * What becomes of a single message on which its route fails for a reason that trying again does not
 * cure. It is called in the message's own transaction and has to send it where it is kept.
 */
public interface PoisonMessageHandler {
  void quarantine(QueueBatch batch, Throwable failure);
}
