package id.blkhub.broker;

/** Where a sender's wish to stop a message goes. */
public interface WithdrawalQueue {
  /** Whether the message may be cancelled by its id; a void or a correction may not. */
  boolean cancellable(String messageId);

  /**
   * Puts the wish on the queue {@code withdraw} and returns once it is durable. Does nothing where
   * the message is withdrawn already.
   *
   * @throws RuntimeException when the broker did not take it; the sender must then try again
   */
  void cancel(String partner, String kind, String messageId);
}
