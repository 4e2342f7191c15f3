package id.blkhub.contract;

import com.networknt.schema.Keyword;
import com.networknt.schema.Vocabularies;
import com.networknt.schema.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Replaces those keywords of the validator on which a message could make it spend endless time. */
final class BoundedKeywords {
  private BoundedKeywords() {}

  /**
   * Wraps the keywords of one vocabulary.
   *
   * @param iri of a vocabulary of JSON Schema, from which the validator takes its keywords
   * @return null for a vocabulary the validator does not know
   */
  static @Nullable Vocabulary vocabulary(String iri) {
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
