package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.Mapping;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.mapping.Mappings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Contracts and mappings applied to one document, step by step. Knows nothing of queues. */
public final class Translation {
  private final Contracts contracts;
  private final Mappings mappings;

  public Translation(Contracts contracts, Mappings mappings) {
    this.contracts = contracts;
    this.mappings = mappings;
  }

  /** Where a version of a form lies; null means the newest. */
  public FormPath place(FormPath working, @Nullable Integer version) {
    return contracts.versions().place(working, version);
  }

  /** What a partner sent, held against its contract; all violations at once. */
  public TranslationResult received(FormPath form, JsonNode document) {
    Optional<Contract> contract = contracts.of(form);
    return contract.isEmpty()
        ? TranslationResult.missing(form + ".schema.json")
        : TranslationResult.checked(document, contract.get());
  }

  /** From what a partner sent to the canonical form, held against the rules of its kind. */
  public TranslationResult toCanonical(FormPath form, JsonNode document) {
    Optional<Mapping> mapping = mappings.of(form);
    String kind = form.kind();
    if (contracts.canonical(kind).isEmpty()) {
      return TranslationResult.missing("canonical/" + kind + ".schema.json");
    }
    if (mapping.isEmpty()) {
      return TranslationResult.missing(form + ".jslt");
    }
    try {
      return canonical(kind, mapping.get().apply(document));
    } catch (MappingFailed e) {
      return TranslationResult.failed(e);
    }
  }

  /** A canonical document, held against the rules of its kind. */
  public TranslationResult canonical(String kind, JsonNode document) {
    Optional<CanonicalKind> known = contracts.canonical(kind);
    return known.isEmpty()
        ? TranslationResult.missing("canonical/" + kind + ".schema.json")
        : TranslationResult.checked(document, known.get().contract());
  }

  /** From the minimised form to what a partner takes, held against its contract. */
  public TranslationResult toPartner(FormPath form, JsonNode document) {
    Optional<Mapping> mapping = mappings.of(form);
    Optional<Contract> contract = contracts.of(form);
    if (mapping.isEmpty() || contract.isEmpty()) {
      return TranslationResult.missing(form + (mapping.isEmpty() ? ".jslt" : ".schema.json"));
    }
    try {
      return TranslationResult.checked(mapping.get().apply(document), contract.get());
    } catch (MappingFailed e) {
      return TranslationResult.failed(e);
    }
  }

  /** Whether a partner has a form of its own for what a kind's voids say. */
  public boolean hasForm(FormPath form) {
    return mappings.of(form).isPresent() || contracts.of(form).isPresent();
  }
}
