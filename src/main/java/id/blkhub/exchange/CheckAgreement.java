package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.correlation.Correlator;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks again, right before a delivery leaves: does the agreement still hold, and the consent? The
 * case's facts are read anew, so that a consent withdrawn meanwhile counts.
 */
final class CheckAgreement {
  private static final Violation ENDED =
      Violation.of(
          "",
          "HUB-X020",
          "Perjanjian atau persetujuan tidak berlaku lagi; tidak dikirim.",
          "The agreement or the consent no longer holds; not delivered.");

  private static final Violation UNREADABLE =
      Violation.of(
          "",
          "HUB-X023",
          "Profil mitra tidak dapat dibaca; kiriman menunggu sampai diperbaiki.",
          "The partner's profile cannot be read; the delivery waits until it is mended.");

  private final Partners partners;
  private final Receivers receivers;
  private final Correlator correlator;

  CheckAgreement(Partners partners, Receivers receivers, Correlator correlator) {
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
    List<Long> cases =
        open.stream().map(d -> d.note().caseId()).filter(id -> id != 0).distinct().toList();
    Map<Long, Map<String, JsonNode>> facts = cases.isEmpty() ? Map.of() : correlator.facts(cases);
    Optional<Reception> reception =
        partners.find(batch.partner()).flatMap(profile -> profile.reception(batch.kind()));
    for (Delivery delivery : open) {
      ObjectNode document = (ObjectNode) delivery.document();
      String owner = document.path("context").path("owner").asText(null);
      Map<String, JsonNode> now = facts.get(delivery.note().caseId());
      if (now != null) {
        document = Receivers.withContext(document, now, owner);
        delivery.document(document);
      }
      if (reception.isEmpty()
          || !receivers.allows(batch.partner(), reception.get(), document, owner)) {
        delivery.cancel(ENDED);
      }
    }
    return batch;
  }
}
