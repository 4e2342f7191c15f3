package id.blkhub.upkeep;

import id.blkhub.door.Addresses;
import id.blkhub.exchange.InternalProperties;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueMessage;

/** Deliveries of which nobody can tell any more whose they are: their key is gone. */
final class UnreadableDelivery {
  private UnreadableDelivery() {}

  /** The same, where an operator finds it. */
  static OutgoingMessage kept(QueueMessage message) {
    return OutgoingMessage.internal(
        Addresses.UNSORTED, message.body(), InternalProperties.own(message));
  }
}
