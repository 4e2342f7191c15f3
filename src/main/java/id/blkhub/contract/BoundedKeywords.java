package id.blkhub.contract;

import com.networknt.schema.Keyword;
import com.networknt.schema.Vocabularies;
import com.networknt.schema.Vocabulary;

/** What stands in place of the validator's own keywords that a message can keep busy for ever. */
final class BoundedKeywords {
  private BoundedKeywords() {}

  /**
   * @param iri of a vocabulary of the standard, from which the validator takes its keywords
   */
  static Vocabulary vocabulary(String iri) {
    Vocabulary standard = Vocabularies.getVocabulary(iri);
    return standard == null
        ? null
        : new Vocabulary(
            iri,
            standard.getKeywords().stream().map(BoundedKeywords::bounded).toArray(Keyword[]::new));
  }

  private static Keyword bounded(Keyword standard) {
    return switch (standard.getValue()) {
      case "items" -> new BoundedItems(standard);
      case "additionalProperties", "unevaluatedProperties" -> new BoundedNames(standard);
      case "uniqueItems" -> new UniqueElements(standard);
      case "$ref" -> new CountedReference(standard);
      default -> standard;
    };
  }
}
