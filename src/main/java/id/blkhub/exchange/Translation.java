package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.mapping.Mapping;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.mapping.Mappings;
import java.util.Optional;

/** Contracts and mappings applied to one document, step by step. Knows nothing of queues. */
final class Translation {
  private final Contracts contracts;
  private final Mappings mappings;

  Translation(Contracts contracts, Mappings mappings) {
    this.contracts = contracts;
    this.mappings = mappings;
  }

  /** What a partner sent, held against its contract; all violations at once. */
  Translated received(String partner, String kind, JsonNode document) {
    Optional<Contract> contract = contracts.incoming(partner, kind);
    return contract.isEmpty()
        ? Translated.missing(partner + "/in/" + kind + ".schema.json")
        : Translated.checked(document, contract.get());
  }

  /** From what a partner sent to the canonical form, held against the rules of its kind. */
  Translated toCanonical(String partner, String kind, JsonNode document) {
    Optional<Mapping> mapping = mappings.incoming(partner, kind);
    if (contracts.canonical(kind).isEmpty()) {
      return Translated.missing("canonical/" + kind + ".schema.json");
    }
    if (mapping.isEmpty()) {
      return Translated.missing(partner + "/in/" + kind + ".jslt");
    }
    try {
      return canonical(kind, mapping.get().apply(document));
    } catch (MappingFailed e) {
      return Translated.failed(e);
    }
  }

  /** A canonical document, held against the rules of its kind. */
  Translated canonical(String kind, JsonNode document) {
    Optional<CanonicalKind> known = contracts.canonical(kind);
    return known.isEmpty()
        ? Translated.missing("canonical/" + kind + ".schema.json")
        : Translated.checked(document, known.get().contract());
  }

  /**
   * From the minimised form to what a partner takes, held against its contract.
   *
   * @param form the kind, or the kind with {@code .void}
   */
  Translated toPartner(String partner, String form, JsonNode document) {
    Optional<Mapping> mapping = mappings.outgoing(partner, form);
    Optional<Contract> contract = contracts.outgoing(partner, form);
    if (mapping.isEmpty() || contract.isEmpty()) {
      String file = partner + "/out/" + form + (mapping.isEmpty() ? ".jslt" : ".schema.json");
      return Translated.missing(file);
    }
    try {
      return Translated.checked(mapping.get().apply(document), contract.get());
    } catch (MappingFailed e) {
      return Translated.failed(e);
    }
  }

  /** Whether a partner has a form of its own for what a kind's voids say. */
  boolean hasForm(String partner, String form) {
    return mappings.outgoing(partner, form).isPresent()
        || contracts.outgoing(partner, form).isPresent();
  }
}
