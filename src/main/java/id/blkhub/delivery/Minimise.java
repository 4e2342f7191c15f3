package id.blkhub.delivery;

import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.step.StageResult;
import id.blkhub.translation.AllowedFields;
import id.blkhub.translation.VoidDocument;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leaves of each document just the fields of the partner's agreement, masked where it says so. Runs
 * before the mapping, so that no mapping can leak what it never saw.
 */
final class Minimise {
  private final Map<Reception, AllowedFields> compiled = new ConcurrentHashMap<>();

  DeliveryBatch<MinimisedDelivery> minimise(DeliveryBatch<AgreedDelivery> batch) {
    return batch.with(batch.deliveries().next(this::minimise));
  }

  private StageResult<MinimisedDelivery, EndedDelivery> minimise(AgreedDelivery delivery) {
    AllowedFields allowed =
        compiled.computeIfAbsent(
            delivery.agreed(), reception -> AllowedFields.of(reception.agreement().fields()));
    return StageResult.goesOn(
        new MinimisedDelivery(
            delivery,
            delivery.isVoid()
                ? VoidDocument.minimised(delivery.document(), allowed)
                : allowed.of(delivery.document())));
  }
}
