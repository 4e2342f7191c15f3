package id.blkhub.exchange;

import id.blkhub.correlation.Withdrawals;
import id.blkhub.message.Correction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What may have reached whom. Where that is not certain a receiver counts as one that has the
 * message: a void too many does no harm, a void too few does.
 */
final class Departures {
  private final Withdrawals withdrawals;

  Departures(Withdrawals withdrawals) {
    this.withdrawals = withdrawals;
  }

  /**
   * Notes durably that deliveries to one receiver are about to leave.
   *
   * @return the message ids of those of which nothing can have left before
   */
  Set<String> mayLeave(List<DeliveryNote> notes) {
    // nothing takes a void back
    List<DeliveryNote> noted =
        notes.stream().filter(note -> note.correction() != Correction.VOID).toList();
    return noted.isEmpty()
        ? Set.of()
        : withdrawals.mayLeave(
            noted.get(0).receiver(), noted.stream().map(DeliveryNote::messageId).toList());
  }

  /** Of deliveries that will not leave any more: kept back, as far as none was known before. */
  void willNotLeave(String receiver, Collection<DeliveryNote> notes) {
    List<String> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (DeliveryNote note : notes) {
      (note.mayBeKnown() ? known : unknown).add(note.messageId());
    }
    withdrawals.mayHaveLeft(receiver, known);
    withdrawals.keepBack(receiver, unknown);
  }
}
