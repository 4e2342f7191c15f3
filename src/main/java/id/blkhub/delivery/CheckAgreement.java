package id.blkhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.Reasons;
import id.blkhub.exchange.Receivers;
import id.blkhub.exchange.SendLedger;
import id.blkhub.message.Correction;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.PartnerProfile.Stage;
import id.blkhub.partner.Partners;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks again, right before a delivery leaves: does the agreement still hold, and the consent? The
 * case's facts are read anew, so that a consent withdrawn meanwhile counts.
 */
final class CheckAgreement {
  private static final Violation ENDED = ExchangeProblem.AGREEMENT_ENDED.violation();

  private static final Violation UNREADABLE = ExchangeProblem.PROFILE_UNREADABLE.violation();

  private final Partners partners;
  private final Receivers receivers;
  private final Correlator correlator;
  private final WithdrawalStore withdrawalStore;
  private final SendLedger sendLedger;

  CheckAgreement(
      Partners partners,
      Receivers receivers,
      Correlator correlator,
      WithdrawalStore withdrawalStore) {
    this.withdrawalStore = withdrawalStore;
    this.sendLedger = new SendLedger(withdrawalStore);
    this.partners = partners;
    this.receivers = receivers;
    this.correlator = correlator;
  }

  DeliveryBatch check(DeliveryBatch batch) {
    List<Delivery> open = batch.openOnes();
    if (partners.unreadable(batch.partner())) {
      open.forEach(delivery -> delivery.retry(UNREADABLE, null, true));
      return batch;
    }
    open = withdrawnOnesCancelled(new PartnerId(batch.partner()), open);
    List<Long> cases =
        open.stream().map(d -> d.note().caseId()).filter(id -> id != 0).distinct().toList();
    Map<Long, Map<String, JsonNode>> facts = cases.isEmpty() ? Map.of() : correlator.facts(cases);
    Optional<PartnerProfile> partner = partners.find(batch.partner());
    Optional<Reception> reception = partner.flatMap(profile -> profile.reception(batch.kind()));
    Map<MessageId, Set<PartnerId>> keptBack = keptBack(open);
    List<DeliveryHeader> ended = new ArrayList<>();
    for (Delivery delivery : open) {
      if (delivery.correction() != null && keptBack(delivery, keptBack)) {
        delivery.ordinary();
        if (delivery.note().correction() == Correction.VOID) {
          delivery.cancel(ExchangeProblem.NOTHING_LEFT.violation());
          continue;
        }
      }
      if (delivery.correction() == Correction.VOID) {
        // it says nothing of a person, so no condition keeps it from whoever got what it voids
        if (reception.isEmpty()) {
          delivery.cancel(ExchangeProblem.NO_AGREEMENT.violation());
        } else if (delivery.note().test() && partner.get().stage() != Stage.TEST) {
          delivery.cancel(ENDED);
        }
        continue;
      }
      ObjectNode document = (ObjectNode) delivery.document();
      String owner = document.path("context").path("owner").asText(null);
      Map<String, JsonNode> now = facts.get(delivery.note().caseId());
      if (now != null) {
        document = Receivers.withContext(document, now, owner);
        delivery.document(document);
      }
      if (reception.isEmpty()
          || !receivers.allows(
              partner.get(), reception.get(), document, owner, delivery.note().test())) {
        delivery.cancel(ENDED);
        ended.add(delivery.note());
      }
    }
    // a void of it would name the person's number to a partner that never heard of it
    sendLedger.willNotLeave(new PartnerId(batch.partner()), ended);
    return batch;
  }

  /** Also what was fetched before it was withdrawn, or tries again long after. */
  private List<Delivery> withdrawnOnesCancelled(PartnerId receiver, List<Delivery> open) {
    if (open.isEmpty()) {
      return open;
    }
    Map<MessageId, Correction> withdrawn =
        withdrawalStore.withdrawn(open.stream().map(d -> d.note().messageId()).toList());
    if (withdrawn.isEmpty()) {
      return open;
    }
    // before they are cancelled for good: none of them can leave any more
    sendLedger.willNotLeave(
        receiver,
        open.stream()
            .map(Delivery::note)
            .filter(note -> withdrawn.containsKey(note.messageId()))
            .toList());
    Map<MessageId, Set<PartnerId>> back = withdrawalStore.keptBack(withdrawn.keySet());
    for (Delivery delivery : open) {
      MessageId messageId = delivery.note().messageId();
      if (withdrawn.containsKey(messageId)) {
        boolean sure = back.getOrDefault(messageId, Set.of()).contains(receiver);
        delivery.cancel(Reasons.withdrawn(withdrawn.get(messageId), sure));
      }
    }
    return open.stream().filter(Delivery::open).toList();
  }

  private Map<MessageId, Set<PartnerId>> keptBack(List<Delivery> open) {
    List<MessageId> earlier =
        open.stream().flatMap(delivery -> delivery.note().earlier().stream()).toList();
    return earlier.isEmpty() ? Map.of() : withdrawalStore.keptBack(earlier);
  }

  private static boolean keptBack(Delivery delivery, Map<MessageId, Set<PartnerId>> keptBack) {
    DeliveryHeader note = delivery.note();
    return note.earlier().stream()
        .allMatch(
            messageId -> keptBack.getOrDefault(messageId, Set.of()).contains(note.receiver()));
  }
}
