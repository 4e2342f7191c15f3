package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Findings;
import id.blkhub.mapping.Mapping;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.Violation;
import java.util.Optional;

/** Turns each delivery into its receiver's form and holds it against the receiver's contract. */
final class MapOut {
  private final Mappings mappings;
  private final Contracts contracts;

  MapOut(Mappings mappings, Contracts contracts) {
    this.mappings = mappings;
    this.contracts = contracts;
  }

  DeliveryBatch map(DeliveryBatch batch) {
    Optional<Mapping> mapping = mappings.outgoing(batch.partner(), batch.kind());
    Optional<Contract> contract = contracts.outgoing(batch.partner(), batch.kind());
    if (mapping.isEmpty() || contract.isEmpty()) {
      String file =
          batch.partner() + "/out/" + batch.kind() + (mapping.isEmpty() ? ".jslt" : ".schema.json");
      batch.openOnes().forEach(delivery -> delivery.park(Reasons.missing(file)));
      return batch;
    }
    return map(batch, mapping.get(), contract.get());
  }

  private static DeliveryBatch map(DeliveryBatch batch, Mapping mapping, Contract contract) {
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
}
