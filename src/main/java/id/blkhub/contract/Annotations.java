package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Reads what the hub's annotations of a canonical schema are made of. */
final class Annotations {
  private Annotations() {}

  /**
   * A pointer to a field of the schema.
   *
   * @throws IllegalArgumentException where it names none, or one that the schema does not have
   */
  static JsonPointer pointer(JsonNode text, SchemaTree tree) {
    if (text.asText().isEmpty()) {
      throw new IllegalArgumentException("an annotation names no field");
    }
    if (!tree.has(text.asText())) {
      throw new IllegalArgumentException("the schema has no field " + text.asText());
    }
    return JsonPointer.compile(text.asText());
  }

  /** Refuses unknown names: a misspelt one would be ignored, and its value would be missed. */
  static void requireOnly(JsonNode rule, String where, Set<String> names) {
    rule.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw new IllegalArgumentException(
                    where + " has no \"" + name + "\", only " + new TreeSet<>(names));
              }
            });
  }
}
