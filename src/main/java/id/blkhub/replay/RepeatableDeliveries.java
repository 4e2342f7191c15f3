package id.blkhub.replay;

import id.blkhub.correlation.Correlator;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.TakenDelivery;
import id.blkhub.journal.TakenFinder;
import id.blkhub.journal.TakenFinder.ListPlace;
import id.blkhub.journal.TakenFinder.Period;
import id.blkhub.message.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the deliveries a partner took, with what is needed to send them again. */
final class RepeatableDeliveries {
  private final TakenFinder taken;
  private final JournalFinder payloads;
  private final Correlator correlator;

  RepeatableDeliveries(TakenFinder taken, JournalFinder payloads, Correlator correlator) {
    this.taken = taken;
    this.payloads = payloads;
    this.correlator = correlator;
  }

  /**
   * Some deliveries in the order in which they were taken.
   *
   * @param cases the case of each message, 0 for one without a case; what the inbox has forgotten
   *     is absent
   * @param voids messages that took earlier ones back
   */
  record RepeatablePage(
      List<TakenDelivery> deliveries, Map<MessageId, Long> cases, Set<MessageId> voids) {}

  /**
   * @param limit how many at most; fewer come only at the end
   */
  RepeatablePage page(Period period, ListPlace after, int limit) {
    List<TakenDelivery> deliveries = taken.page(period, after, limit);
    List<MessageId> ids = deliveries.stream().map(TakenDelivery::messageId).toList();
    return new RepeatablePage(deliveries, correlator.caseIds(ids), taken.voids(ids));
  }

  /** What a void said to its receiver, sealed; empty where it is no longer kept. */
  Optional<byte[]> tells(TakenDelivery delivery) {
    return payloads.payload(delivery.messageId(), "void", delivery.receiver());
  }

  /** The sealed canonical payload; empty where it is no longer kept. */
  Optional<byte[]> canonical(MessageId messageId) {
    return payloads.payload(messageId, "canonical");
  }
}
