package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.JsltPlace;
import id.blkhub.mapping.Mappings;
import id.blkhub.mapping.QuestionForm;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.ReadMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of one document through contracts and mappings, by the steps that flows take, without
 * remembering or sending anything.
 */
public final class DryRun {
  /** As much as an HTTP sender may send. */
  private static final int LARGEST = 2 << 20;

  private static final String CONTEXT = "context";

  private final Partners partners;
  private final Contracts contracts;
  private final Translation translation;
  private final StrictJson parser = new StrictJson();

  public DryRun(Partners partners, Contracts contracts, Mappings mappings) {
    this.partners = partners;
    this.contracts = contracts;
    this.translation = new Translation(contracts, mappings);
  }

  /** What a document is after a step. */
  public enum Name {
    /** As its sender wrote it, without the envelope of a structured CloudEvent. */
    UNWRAPPED,
    CANONICAL,
    /** Only the fields of the receiver's agreement. */
    MINIMISED,
    /** As its receiver takes it. */
    MAPPED,
    /** What the hub takes from it for itself. */
    READ
  }

  /**
   * A document after a step. The last stage of a run is the result, or has the problems that ended
   * it.
   *
   * @param document a missing node where the step made none
   * @param problems all at once; empty where it may go on
   * @param place the JSLT expression that failed; empty where none did
   */
  public record DryRunStage(
      Name name, JsonNode document, List<Violation> problems, Optional<JsltPlace> place) {
    static DryRunStage of(Name name, TranslationResult translationResult) {
      return new DryRunStage(
          name,
          translationResult.document(),
          translationResult.problems(),
          translationResult.place());
    }

    static DryRunStage of(Name name, JsonNode document, List<Violation> problems) {
      return new DryRunStage(name, document, problems, Optional.empty());
    }

    private static DryRunStage none(Name name, List<Violation> problems) {
      return of(name, MissingNode.getInstance(), problems);
    }

    /** Of what could not even be read. */
    public static DryRunStage refused(List<Violation> problems) {
      return none(Name.UNWRAPPED, problems);
    }

    /** Whether a run ends here. */
    public boolean failed() {
      return !problems.isEmpty();
    }
  }

  /** From what a partner sends to the canonical form. */
  public List<DryRunStage> in(FormPath form, byte[] body) {
    ReadMessage read = MessageReader.read(body);
    if (!read.violations().isEmpty()) {
      return List.of(DryRunStage.refused(read.violations()));
    }
    Parsed parsed = parser.parse(read.data(), LARGEST);
    if (!parsed.ok()) {
      return List.of(DryRunStage.refused(parsed.violations()));
    }
    List<DryRunStage> stages = new ArrayList<>();
    stages.add(DryRunStage.of(Name.UNWRAPPED, translation.received(form, parsed.document())));
    if (!last(stages).failed()) {
      stages.add(DryRunStage.of(Name.CANONICAL, translation.toCanonical(form, parsed.document())));
    }
    return List.copyOf(stages);
  }

  /** What is wrong with a canonical message, at its own places. */
  public List<Violation> canonicalProblems(String kind, ObjectNode canonical) {
    return translation.canonical(kind, canonical).problems();
  }

  /**
   * From the canonical form to what a partner gets.
   *
   * @param body the canonical message, and under {@code context} the facts of its case; or what a
   *     void says
   */
  public List<DryRunStage> out(FormPath form, byte[] body) {
    Parsed parsed = parser.parse(body, LARGEST);
    if (!parsed.ok()) {
      return List.of(DryRunStage.none(Name.CANONICAL, parsed.violations()));
    }
    ObjectNode document = parsed.document();
    List<DryRunStage> stages = new ArrayList<>();
    if (!form.isVoid()) {
      ObjectNode message = document.deepCopy();
      message.remove(CONTEXT);
      TranslationResult canonical = translation.canonical(form.kind(), message);
      stages.add(DryRunStage.of(Name.CANONICAL, document, canonical.problems()));
      if (last(stages).failed()) {
        return List.copyOf(stages);
      }
    }
    stages.add(minimised(form.partner(), form.kind(), form.isVoid(), document));
    if (!last(stages).failed()) {
      stages.add(DryRunStage.of(Name.MAPPED, translation.toPartner(form, last(stages).document())));
    }
    return List.copyOf(stages);
  }

  /** What the hub takes from a canonical message: its key, its case, what of it is personal. */
  public List<DryRunStage> read(String kind, byte[] body) {
    Parsed parsed = parser.parse(body, LARGEST);
    if (!parsed.ok()) {
      return List.of(DryRunStage.none(Name.CANONICAL, parsed.violations()));
    }
    ObjectNode document = parsed.document();
    DryRunStage canonical = DryRunStage.of(Name.CANONICAL, translation.canonical(kind, document));
    return canonical.failed()
        ? List.of(canonical)
        : List.of(
            canonical,
            DryRunStage.of(
                Name.READ,
                CanonicalFacts.of(contracts.canonical(kind).orElseThrow(), document),
                List.of()));
  }

  /** From the minimised form, such as a sample that lies beside a mapping, to the partner's. */
  public DryRunStage mapped(FormPath form, JsonNode minimised) {
    return DryRunStage.of(Name.MAPPED, translation.toPartner(form, minimised));
  }

  /** Only what the partner's agreement for the kind grants. */
  public DryRunStage minimised(String partner, String kind, ObjectNode canonical) {
    return minimised(partner, kind, false, canonical);
  }

  private DryRunStage minimised(String partner, String kind, boolean isVoid, ObjectNode document) {
    if (QuestionForm.isPart(kind)) {
      // whoever answers gets the question as a whole
      return DryRunStage.of(Name.MINIMISED, document, List.of());
    }
    Optional<Reception> reception =
        partners.find(partner).flatMap(profile -> profile.reception(kind));
    if (reception.isEmpty()) {
      return DryRunStage.none(
          Name.MINIMISED, List.of(TranslationProblem.NO_AGREEMENT_TO_TRY.violation(partner, kind)));
    }
    AllowedFields allowed = AllowedFields.of(reception.get().agreement().fields());
    return DryRunStage.of(
        Name.MINIMISED,
        isVoid ? VoidDocument.minimised(document, allowed) : allowed.of(document),
        List.of());
  }

  private static DryRunStage last(List<DryRunStage> stages) {
    return stages.get(stages.size() - 1);
  }
}
