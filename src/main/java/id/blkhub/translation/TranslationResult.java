package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Findings;
import id.blkhub.contract.Undecided;
import id.blkhub.mapping.JsltPlace;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.message.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What came of a document in one step of its translation.
 *
 * @param document the form it has now; a missing node where there is none
 * @param problems all at once; empty where it may go on
 * @param warnings what its sender should look at, though it may go on
 * @param fault whose they are
 * @param place the expression that failed; empty where no expression did
 */
public record TranslationResult(
    JsonNode document,
    List<Violation> problems,
    List<Violation> warnings,
    TranslationFault fault,
    Optional<JsltPlace> place) {
  public enum TranslationFault {
    NONE,
    /** The document breaks a contract. */
    DOCUMENT,
    /** A file of the hub is missing, or its mapping or contract failed. */
    HUB
  }

  /** The document held against a contract. */
  public static TranslationResult checked(JsonNode document, Contract contract) {
    try {
      Findings found = contract.check(document);
      TranslationFault translationFault =
          found.ok() ? TranslationFault.NONE : TranslationFault.DOCUMENT;
      return new TranslationResult(
          document, found.errors(), found.warnings(), translationFault, Optional.empty());
    } catch (Undecided e) {
      return failed(e.violation());
    }
  }

  public static TranslationResult missing(String file) {
    return failed(TranslationProblem.FILE_MISSING.violation(file));
  }

  public static TranslationResult failed(MappingFailed failure) {
    return new TranslationResult(
        MissingNode.getInstance(),
        List.of(failure.violation()),
        List.of(),
        TranslationFault.HUB,
        failure.place());
  }

  private static TranslationResult failed(Violation why) {
    return new TranslationResult(
        MissingNode.getInstance(), List.of(why), List.of(), TranslationFault.HUB, Optional.empty());
  }

  /** The same, told in the words of the sender of the document. */
  TranslationResult inWordsOf(SenderWords words) {
    return new TranslationResult(document, words.of(problems), words.of(warnings), fault, place);
  }

  public boolean good() {
    return fault == TranslationFault.NONE;
  }
}
