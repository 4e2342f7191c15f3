package id.blkhub.sending;

import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.exchange.WithdrawalRequest;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import java.util.List;

/** Puts requests that came in over HTTP on the queue {@code withdraw}. */
final class DurableWithdrawalQueue implements WithdrawalQueue {
  private final HubSender sender;
  private final WithdrawalStore withdrawals;

  DurableWithdrawalQueue(HubSender sender, WithdrawalStore withdrawals) {
    this.sender = sender;
    this.withdrawals = withdrawals;
  }

  @Override
  public boolean cancellable(MessageId messageId) {
    return withdrawals.cancellable(messageId);
  }

  @Override
  public void cancel(PartnerId partner, Kind kind, MessageId messageId) {
    if (!withdrawals.withdrawn(List.of(messageId)).isEmpty()) {
      // an earlier request did it; what arrives later is stopped by the mark in the database
      return;
    }
    sender.send(List.of(WithdrawalRequest.request(partner, kind, messageId)));
  }
}
