package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.Mapping;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.mapping.Mappings;
import id.blkhub.mapping.ReferenceTables;
import id.blkhub.message.Violation;
import id.blkhub.translation.TranslationResult.TranslationFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Contracts and mappings applied to one document, step by step. Knows nothing of queues. */
public final class Translation {
  private final Contracts contracts;
  private final Mappings mappings;
  private final ConcurrentMap<FormPath, FoundPlaces> found = new ConcurrentHashMap<>();

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

  /**
   * From what a partner sent to the canonical form, held against the rules of its kind. What is
   * wrong is told at the places of what was sent.
   */
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
      TranslationResult result = canonical(kind, mapping.get().apply(document));
      boolean silent = result.problems().isEmpty() && result.warnings().isEmpty();
      return silent || result.fault() == TranslationFault.HUB
          ? result
          : words(form, document, result.document()).map(result::inWordsOf).orElse(result);
    } catch (MappingFailed e) {
      return TranslationResult.failed(e);
    }
  }

  /**
   * What is wrong with a canonical form, told in the words of the sender of the document it was
   * made of.
   */
  public List<Violation> inSendersWords(
      FormPath form, JsonNode document, JsonNode canonical, List<Violation> found) {
    return words(form, document, canonical).map(words -> words.of(found)).orElse(found);
  }

  /** Empty where a file is missing. */
  private Optional<SenderWords> words(FormPath form, JsonNode document, JsonNode canonical) {
    Optional<Mapping> mapping = mappings.of(form);
    Optional<Contract> contract = contracts.of(form);
    Optional<CanonicalKind> kind = contracts.canonical(form.kind());
    if (mapping.isEmpty()
        || contract.isEmpty()
        || kind.isEmpty()
        || !(document instanceof ObjectNode sent)) {
      return Optional.empty();
    }
    FoundPlaces before = found.computeIfAbsent(form, of -> new FoundPlaces());
    SourcePlaces places = new SourcePlaces(mapping.get(), contract.get(), sent, canonical, before);
    return Optional.of(new SenderWords(places, kind.get().contract(), sent));
  }

  /** What the sender of a document should look at, by its own contract and by the hub's. */
  public static List<Violation> warnings(TranslationResult received, TranslationResult canonical) {
    List<Violation> warnings = new ArrayList<>(received.warnings());
    for (Violation warning : canonical.warnings()) {
      boolean said =
          warnings.stream()
              .anyMatch(w -> w.code().equals(warning.code()) && w.path().equals(warning.path()));
      if (!said) {
        warnings.add(warning);
      }
    }
    return List.copyOf(warnings);
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

  /**
   * Why a delivery is parked whose mapped form breaks the receiver's contract, told to its sender.
   *
   * @param sent the form of the sender
   * @param document what was mapped
   * @param mapped what came of it
   */
  public List<Violation> toSender(
      FormPath form, FormPath sent, ObjectNode document, TranslationResult mapped) {
    Optional<Mapping> mapping = mappings.of(form);
    Optional<CanonicalKind> kind = contracts.canonical(form.kind());
    if (mapping.isEmpty() || kind.isEmpty() || form.isVoid()) {
      return mapped.problems().stream().map(ParkedWords::madeOfNothing).toList();
    }
    SourcePlaces canonical =
        new SourcePlaces(
            mapping.get(),
            kind.get().contract(),
            document,
            mapped.document(),
            aCodeOfEachTable(),
            new FoundPlaces());
    return ParkedWords.of(canonical, mappings.of(sent), contracts.of(sent)).of(mapped.problems());
  }

  private List<JsonNode> aCodeOfEachTable() {
    ReferenceTables tables = mappings.tables();
    return tables.names().stream()
        .sorted()
        .flatMap(table -> tables.codes(table).stream().limit(1))
        .<JsonNode>map(TextNode::valueOf)
        .toList();
  }

  /** Whether a partner has a form of its own for what a kind's voids say. */
  public boolean hasForm(FormPath form) {
    return mappings.of(form).isPresent() || contracts.of(form).isPresent();
  }
}
