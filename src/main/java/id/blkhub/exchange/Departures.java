package id.blkhub.exchange;

import id.blkhub.correlation.Withdrawals;
import id.blkhub.message.Correction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
   * Notes durably that the delivery is about to leave.
   *
   * @return whether nothing of it can have left before
   */
  boolean mayLeave(DeliveryNote note) {
    // nothing takes a void back
    return note.correction() != Correction.VOID
        && withdrawals.mayLeave(note.receiver(), note.messageId());
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
