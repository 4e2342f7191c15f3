package id.blkhub.question;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.exchange.Documents;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.QuestionForm;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile.AgreedQuestion;
import id.blkhub.translation.AllowedFields;
import id.blkhub.translation.Translation;
import id.blkhub.translation.TranslationResult;
import id.blkhub.translation.TranslationResult.TranslationFault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A question and its answer through their contracts and mappings, on both sides of the hub. */
public final class QuestionForms {
  private static final ObjectMapper JSON = Documents.JSON;
  private static final int LARGEST_ANSWER = 1 << 20;

  private final Contracts contracts;
  private final Translation translation;
  private final StrictJson parser = new StrictJson();

  public QuestionForms(Contracts contracts, Translation translation) {
    this.contracts = contracts;
    this.translation = translation;
  }

  /**
   * A question in both forms.
   *
   * @param document in the hub's form
   * @param mapped as the partner is asked
   */
  public record QuestionInBothForms(ObjectNode document, JsonNode mapped) {}

  /**
   * What the answer of a partner comes to.
   *
   * @param given nothing but the fields of the agreement; a missing node where it is broken
   * @param broken the codes of what is wrong with it; the sentences would quote the partner
   */
  public record CheckedAnswer(JsonNode given, Set<String> broken) {
    static CheckedAnswer broken(List<Violation> problems) {
      return new CheckedAnswer(
          MissingNode.getInstance(),
          problems.stream().map(Violation::code).collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  /** Whether the hub has such a question at all. */
  boolean known(String name) {
    return kind(name).isPresent();
  }

  /** The form of the question, with what its schema says beside the contract. */
  Optional<CanonicalKind> kind(String name) {
    return contracts.canonical(QuestionForm.question(name));
  }

  /**
   * Reads and checks what was asked, and puts it into the partner's form.
   *
   * @throws QuestionRefused where it cannot be read, breaks its contract or cannot be mapped
   */
  public QuestionInBothForms question(AgreedQuestion agreed, byte[] body, int maxBytes) {
    Parsed parsed = parser.parse(body, maxBytes);
    if (!parsed.ok()) {
      throw new QuestionRefused(QuestionProblem.UNREADABLE, parsed.violations(), null);
    }
    String form = QuestionForm.question(agreed.question());
    TranslationResult checked = translation.canonical(form, parsed.document());
    if (checked.fault() == TranslationFault.DOCUMENT) {
      throw new QuestionRefused(QuestionProblem.CONTRACT_BROKEN, checked.problems(), null);
    }
    TranslationResult mapped =
        checked.good()
            ? translation.toPartner(
                QuestionForm.asked(agreed.of(), agreed.question()), parsed.document())
            : checked;
    if (!mapped.good()) {
      throw new QuestionRefused(QuestionProblem.NOT_PUT);
    }
    return new QuestionInBothForms(parsed.document(), mapped.document());
  }

  /** Holds what a partner answered against both contracts, and cuts it to the agreement. */
  public CheckedAnswer answer(AgreedQuestion agreed, JsonNode body) {
    Parsed strict = parser.parse(bytes(body), LARGEST_ANSWER);
    if (!strict.ok()) {
      return CheckedAnswer.broken(strict.violations());
    }
    FormPath form = QuestionForm.answered(agreed.of(), agreed.question());
    TranslationResult received = translation.received(form, strict.document());
    TranslationResult canonical =
        received.good() ? translation.toCanonical(form, strict.document()) : received;
    if (!canonical.good() || !(canonical.document() instanceof ObjectNode whole)) {
      return CheckedAnswer.broken(canonical.problems());
    }
    return new CheckedAnswer(AllowedFields.of(agreed.agreement().fields()).of(whole), Set.of());
  }

  private static byte[] bytes(JsonNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A parsed document can always be written", e);
    }
  }
}
