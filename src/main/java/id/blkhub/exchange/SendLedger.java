package id.blkhub.exchange;

import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.message.Correction;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * May the receiver have seen it? Where that is not certain a receiver counts as one that has the
 * message: a void too many does no harm, a void too few does. Every method waits for the hub's
 * database, and throws {@link org.springframework.dao.DataAccessException} when that fails.
 */
public final class SendLedger {
  private final WithdrawalStore withdrawalStore;

  public SendLedger(WithdrawalStore withdrawalStore) {
    this.withdrawalStore = withdrawalStore;
  }

  /**
   * Records that a receiver is about to be called with deliveries: durable before the calls,
   * because after a crash nobody else knows that it may have them.
   *
   * @param headers deliveries to one receiver
   * @return the message ids of those of which nothing can have been sent before
   */
  public Set<MessageId> recordAttempt(List<DeliveryHeader> headers) {
    // nothing takes a void back
    List<DeliveryHeader> recorded =
        headers.stream().filter(header -> header.correction() != Correction.VOID).toList();
    return recorded.isEmpty()
        ? Set.of()
        : withdrawalStore.mayLeave(
            recorded.get(0).receiver(), recorded.stream().map(DeliveryHeader::messageId).toList());
  }

  /** Records that the receiver may have seen the messages. */
  public void recordPerhapsSeen(PartnerId receiver, List<MessageId> messageIds) {
    withdrawalStore.mayHaveLeft(receiver, messageIds);
  }

  /** Takes attempts back that the receiver certainly did not see. */
  public void confirmNotSent(PartnerId receiver, List<MessageId> messageIds) {
    withdrawalStore.neverLeft(receiver, messageIds);
  }

  /** Records that the receiver answered that it takes none of them: it has nothing of them. */
  public void recordRefused(PartnerId receiver, List<MessageId> messageIds) {
    withdrawalStore.refused(receiver, messageIds);
  }

  /** Records that deliveries will not be sent any more, and which of them may be known before. */
  public void recordKeptBack(PartnerId receiver, Collection<DeliveryHeader> headers) {
    List<MessageId> known = new ArrayList<>();
    List<MessageId> unknown = new ArrayList<>();
    for (DeliveryHeader header : headers) {
      (header.mayBeKnown() ? known : unknown).add(header.messageId());
    }
    // tried again and refused each time
    Map<MessageId, Set<PartnerId>> refused = keptBack(known);
    known.removeIf(messageId -> refused.getOrDefault(messageId, Set.of()).contains(receiver));
    withdrawalStore.mayHaveLeft(receiver, known);
    withdrawalStore.keepBack(receiver, unknown);
  }

  /**
   * @return by message id the receivers that certainly have not seen it
   */
  public Map<MessageId, Set<PartnerId>> keptBack(Collection<MessageId> messageIds) {
    return messageIds.isEmpty() ? Map.of() : withdrawalStore.keptBack(messageIds);
  }

  /** Whether one receiver certainly has not seen the message. */
  public boolean isKeptBack(PartnerId receiver, MessageId messageId) {
    return keptBack(List.of(messageId)).getOrDefault(messageId, Set.of()).contains(receiver);
  }
}
