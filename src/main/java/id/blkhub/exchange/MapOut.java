package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Findings;
import id.blkhub.mapping.Mapping;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.mapping.Mappings;

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
          delivery.park(findings.errors());
        }
      } catch (MappingFailed e) {
        delivery.park(e.violation());
      }
    }
    return batch;
  }

  private static IllegalStateException missing(DeliveryBatch batch) {
    return new IllegalStateException(
        "no mapping or contract for " + batch.partner() + "/out/" + batch.kind());
  }
}
