package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Findings;
import id.blkhub.mapping.Mapping;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.Violation;

/** Turns each delivery into its receiver's form and holds it against the receiver's contract. */
final class MapOut {
  private final Mappings mappings;
  private final Contracts contracts;

  MapOut(Mappings mappings, Contracts contracts) {
    this.mappings = mappings;
    this.contracts = contracts;
  }

  DeliveryBatch map(DeliveryBatch batch) {
    Mapping mapping =
        mappings.outgoing(batch.partner(), batch.kind()).orElseThrow(() -> missing(batch));
    Contract contract =
        contracts.outgoing(batch.partner(), batch.kind()).orElseThrow(() -> missing(batch));
    for (Delivery delivery : batch.openOnes()) {
      try {
        JsonNode mapped = mapping.apply(delivery.document());
        Findings findings = contract.check(mapped);
        if (findings.errors().isEmpty()) {
          delivery.document(mapped);
        } else {
          delivery.park(findings.errors().stream().map(MapOut::withoutValues).toList());
        }
      } catch (MappingFailed e) {
        delivery.park(e.violation());
      }
    }
    return batch;
  }

  /** The sender reads it; what the receiver's form holds may come from somebody else. */
  private static Violation withoutValues(Violation violation) {
    return Violation.of(
        violation.path(),
        violation.code(),
        "Kiriman yang dipetakan tidak memenuhi kontrak penerima di tempat ini.",
        "The mapped delivery does not keep the receiver's contract in this place.");
  }

  private static IllegalStateException missing(DeliveryBatch batch) {
    return new IllegalStateException(
        "no mapping or contract for " + batch.partner() + "/out/" + batch.kind());
  }
}
