package id.blkhub.exchange;

import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.message.Correction;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What may have reached whom. Where that is not certain a receiver counts as one that has the
 * message: a void too many does no harm, a void too few does.
 */
public final class SendLedger {
  private final WithdrawalStore withdrawalStore;

  public SendLedger(WithdrawalStore withdrawalStore) {
    this.withdrawalStore = withdrawalStore;
  }

  /**
   * Notes durably that deliveries to one receiver are about to leave.
   *
   * @return the message ids of those of which nothing can have left before
   */
  public Set<MessageId> mayLeave(List<DeliveryHeader> notes) {
    // nothing takes a void back
    List<DeliveryHeader> noted =
        notes.stream().filter(note -> note.correction() != Correction.VOID).toList();
    return noted.isEmpty()
        ? Set.of()
        : withdrawalStore.mayLeave(
            noted.get(0).receiver(), noted.stream().map(DeliveryHeader::messageId).toList());
  }

  /** Of deliveries that will not leave any more: kept back, as far as none was known before. */
  public void willNotLeave(PartnerId receiver, Collection<DeliveryHeader> notes) {
    List<MessageId> known = new ArrayList<>();
    List<MessageId> unknown = new ArrayList<>();
    for (DeliveryHeader note : notes) {
      (note.mayBeKnown() ? known : unknown).add(note.messageId());
    }
    withdrawalStore.mayHaveLeft(receiver, known);
    withdrawalStore.keepBack(receiver, unknown);
  }
}
