package id.blkhub.delivery;

import id.blkhub.mapping.FormPath;
import id.blkhub.message.Correction;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import id.blkhub.translation.Translation;
import id.blkhub.translation.TranslationResult;
import id.blkhub.translation.TranslationResult.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Turns each delivery into its receiver's form, of the version in its profile, and holds it against
 * the receiver's contract.
 */
final class MapOut {
  static final String VOID = ".void";

  private final Translation translation;
  private final Partners partners;

  MapOut(Translation translation, Partners partners) {
    this.translation = translation;
    this.partners = partners;
  }

  DeliveryBatch map(DeliveryBatch batch) {
    Map<Boolean, List<Delivery>> byVoid =
        batch.openOnes().stream()
            .collect(Collectors.partitioningBy(d -> d.correction() == Correction.VOID));
    Integer version =
        partners
            .find(batch.partner())
            .flatMap(profile -> profile.reception(batch.kind()))
            .map(Reception::version)
            .orElse(null);
    FormPath form = translation.place(FormPath.out(batch.partner(), batch.kind()), version);
    FormPath voids = translation.place(FormPath.out(batch.partner(), batch.kind() + VOID), version);
    byVoid.get(false).forEach(delivery -> map(delivery, form));
    // without a form of its own for voids a partner gets the hub's
    if (translation.hasForm(voids)) {
      byVoid.get(true).forEach(delivery -> map(delivery, voids));
    }
    return batch;
  }

  private void map(Delivery delivery, FormPath form) {
    TranslationResult mapped = translation.toPartner(form, delivery.document());
    if (mapped.good()) {
      delivery.document(mapped.document());
    } else if (mapped.fault() == Fault.DOCUMENT) {
      delivery.park(mapped.problems().stream().map(MapOut::withoutValues).toList());
    } else {
      delivery.park(mapped.problems());
    }
  }

  /** The sender reads it; what the receiver's form holds may come from somebody else. */
  private static Violation withoutValues(Violation violation) {
    return Violation.of(
        violation.path(),
        violation.code(),
        "Kiriman yang dipetakan tidak memenuhi kontrak penerima di tempat ini.",
        "The mapped delivery does not keep the receiver's contract in this place.");
  }
}
