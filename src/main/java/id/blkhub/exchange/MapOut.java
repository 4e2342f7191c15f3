package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Findings;
import id.blkhub.contract.Undecided;
import id.blkhub.mapping.Mapping;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.Correction;
import id.blkhub.message.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns each delivery into its receiver's form and holds it against the receiver's contract. */
final class MapOut {
  private static final String VOID = ".void";

  private final Mappings mappings;
  private final Contracts contracts;

  MapOut(Mappings mappings, Contracts contracts) {
    this.mappings = mappings;
    this.contracts = contracts;
  }

  DeliveryBatch map(DeliveryBatch batch) {
    Map<Boolean, List<Delivery>> byVoid =
        batch.openOnes().stream()
            .collect(Collectors.partitioningBy(d -> d.correction() == Correction.VOID));
    map(byVoid.get(false), batch.partner(), batch.kind());
    if (ownVoid(batch)) {
      map(byVoid.get(true), batch.partner(), batch.kind() + VOID);
    }
    return batch;
  }

  /** Without a form of its own for voids a partner gets the hub's. */
  private boolean ownVoid(DeliveryBatch batch) {
    return mappings.outgoing(batch.partner(), batch.kind() + VOID).isPresent()
        || contracts.outgoing(batch.partner(), batch.kind() + VOID).isPresent();
  }

  private void map(List<Delivery> deliveries, String partner, String form) {
    Optional<Mapping> mapping = mappings.outgoing(partner, form);
    Optional<Contract> contract = contracts.outgoing(partner, form);
    if (mapping.isEmpty() || contract.isEmpty()) {
      String file = partner + "/out/" + form + (mapping.isEmpty() ? ".jslt" : ".schema.json");
      deliveries.forEach(delivery -> delivery.park(Reasons.missing(file)));
      return;
    }
    map(deliveries, mapping.get(), contract.get());
  }

  private static void map(List<Delivery> deliveries, Mapping mapping, Contract contract) {
    for (Delivery delivery : deliveries) {
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
      } catch (Undecided e) {
        delivery.park(e.violation());
      }
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
