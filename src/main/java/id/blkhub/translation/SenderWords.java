package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.ContractProblem;
import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what is wrong with a canonical form in the words of the sender whose document it was made
 * of: at the places of that document, and with its names.
 */
final class SenderWords {
  /** A place that a sentence names. */
  private static final Pattern POINTER = Pattern.compile("(?<= )/[A-Za-z][A-Za-z0-9/_-]*");

  private static final Set<String> MISSING = Set.of(ContractProblem.REQUIRED.code());

  private final SourcePlaces places;
  private final Contract canonical;
  private final JsonNode document;

  /**
   * @param canonical contract of the canonical form
   */
  SenderWords(SourcePlaces places, Contract canonical, ObjectNode document) {
    this.places = places;
    this.canonical = canonical;
    this.document = document;
  }

  /** Each at every place it comes from. */
  List<Violation> of(List<Violation> found) {
    Set<Violation> told = new LinkedHashSet<>();
    for (Violation violation : found) {
      if (violation.path().isEmpty()) {
        told.add(violation);
      } else {
        places.of(violation.path()).forEach(place -> told.add(at(place, violation)));
      }
    }
    return List.copyOf(told);
  }

  private Violation at(String place, Violation violation) {
    JsonNode value = document.at(place);
    boolean isThere = value.isValueNode() && !value.isNull();
    if (isThere && MISSING.contains(violation.code())) {
      return TranslationProblem.UNKNOWN_VALUE.at(place);
    }
    Text message = violation.message();
    return new Violation(
        place, violation.code(), new Text(named(message.id()), named(message.en())));
  }

  private String named(String sentence) {
    return POINTER
        .matcher(sentence)
        .replaceAll(
            named ->
                Matcher.quoteReplacement(
                    canonical.has(named.group())
                        ? String.join(", ", places.of(named.group()))
                        : named.group()));
  }
}
