package id.blkhub.broker;

import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.exchange.WithdrawalRequest;
import java.util.List;

/** The HTTP door's way to {@code withdraw}. */
final class DurableWithdrawalQueue implements WithdrawalQueue {
  private final HubSender sender;
  private final WithdrawalStore withdrawalStore;

  DurableWithdrawalQueue(HubSender sender, WithdrawalStore withdrawalStore) {
    this.sender = sender;
    this.withdrawalStore = withdrawalStore;
  }

  @Override
  public boolean cancellable(String messageId) {
    return withdrawalStore.cancellable(messageId);
  }

  @Override
  public void cancel(String partner, String kind, String messageId) {
    if (!withdrawalStore.withdrawn(List.of(messageId)).isEmpty()) {
      // its request has run or still does; whatever turns up later is stopped by its mark
      return;
    }
    sender.send(List.of(WithdrawalRequest.request(partner, kind, messageId)));
  }
}
