package id.blkhub.exchange;

import id.blkhub.exchange.Translated.Fault;
import id.blkhub.message.Correction;
import id.blkhub.message.Violation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns each delivery into its receiver's form and holds it against the receiver's contract. */
final class MapOut {
  static final String VOID = ".void";

  private final Translation translation;

  MapOut(Translation translation) {
    this.translation = translation;
  }

  DeliveryBatch map(DeliveryBatch batch) {
    Map<Boolean, List<Delivery>> byVoid =
        batch.openOnes().stream()
            .collect(Collectors.partitioningBy(d -> d.correction() == Correction.VOID));
    byVoid.get(false).forEach(delivery -> map(delivery, batch.partner(), batch.kind()));
    // without a form of its own for voids a partner gets the hub's
    if (translation.hasForm(batch.partner(), batch.kind() + VOID)) {
      byVoid.get(true).forEach(delivery -> map(delivery, batch.partner(), batch.kind() + VOID));
    }
    return batch;
  }

  private void map(Delivery delivery, String partner, String form) {
    Translated mapped = translation.toPartner(partner, form, delivery.document());
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
