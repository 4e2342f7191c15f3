package id.blkhub.broker;

import id.blkhub.correlation.Withdrawals;
import id.blkhub.exchange.Withdrawal;
import java.util.List;

/** The HTTP door's way to {@code withdraw}. */
final class DurableWithdrawQueue implements WithdrawQueue {
  private final HubSender sender;
  private final Withdrawals withdrawals;

  DurableWithdrawQueue(HubSender sender, Withdrawals withdrawals) {
    this.sender = sender;
    this.withdrawals = withdrawals;
  }

  @Override
  public boolean cancellable(String messageId) {
    return withdrawals.cancellable(messageId);
  }

  @Override
  public void cancel(String partner, String kind, String messageId) {
    if (!withdrawals.withdrawn(List.of(messageId)).isEmpty()) {
      // its request has run or still does; whatever turns up later is stopped by its mark
      return;
    }
    sender.send(List.of(Withdrawal.request(partner, kind, messageId)));
  }
}
