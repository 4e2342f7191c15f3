package id.blkhub.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Correction;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import id.blkhub.translation.AllowedFields;
import id.blkhub.translation.VoidDocument;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leaves of each document just the fields of the partner's agreement, masked where it says so. Runs
 * before the mapping, so that no mapping can leak what it never saw.
 */
final class Minimise {
  private final Partners partners;
  private final Map<Reception, AllowedFields> compiled = new ConcurrentHashMap<>();

  Minimise(Partners partners) {
    this.partners = partners;
  }

  DeliveryBatch minimise(DeliveryBatch batch) {
    Reception reception =
        partners
            .find(batch.partner())
            .flatMap(profile -> profile.reception(batch.kind()))
            .orElse(null);
    if (reception == null) {
      // the agreement check has cancelled them all
      return batch;
    }
    AllowedFields allowed =
        compiled.computeIfAbsent(reception, r -> AllowedFields.of(r.agreement().fields()));
    for (Delivery delivery : batch.openOnes()) {
      ObjectNode document = (ObjectNode) delivery.document();
      delivery.document(
          delivery.correction() == Correction.VOID
              ? VoidDocument.minimised(document, allowed)
              : allowed.of(document));
    }
    return batch;
  }
}
