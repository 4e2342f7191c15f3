package id.blkhub.sending;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;

/** Takes the requests of senders to cancel a message. */
public interface WithdrawalQueue {
  /** Whether a message can be cancelled by its id; a void or a correction cannot. */
  boolean cancellable(MessageId messageId);

  /**
   * Puts the request on the queue {@code withdraw} and returns once it is durable. Does nothing
   * where the message is withdrawn already.
   *
   * @throws RuntimeException when the broker did not take it; the sender must then try again
   */
  void cancel(PartnerId partner, Kind kind, MessageId messageId);
}
