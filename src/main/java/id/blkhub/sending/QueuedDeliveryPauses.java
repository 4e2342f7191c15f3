package id.blkhub.sending;

import id.blkhub.door.Addresses;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.queue.ConsumerPool;
import id.blkhub.queue.QueuePause;
import java.util.Optional;

/** Asks the consumers of the hub's own queues of deliveries. */
final class QueuedDeliveryPauses implements DeliveryPauses {
  private final ConsumerPool consumers;

  QueuedDeliveryPauses(ConsumerPool consumers) {
    this.consumers = consumers;
  }

  @Override
  public Optional<DeliveryPause> of(PartnerId receiver, Kind kind) {
    return Optional.ofNullable(consumers.pause(Addresses.deliver(receiver.value(), kind.value())))
        .map(QueuedDeliveryPauses::told);
  }

  private static DeliveryPause told(QueuePause pause) {
    QueuePause.RefusedHead refused = pause.refusal();
    return new DeliveryPause(
        refused == null ? Optional.empty() : MessageId.parse(refused.messageId()),
        refused == null ? ExchangeProblem.HUB_DISTURBED.violation() : refused.why(),
        pause.attempts(),
        pause.lastAttempt(),
        pause.nextAttempt());
  }
}
