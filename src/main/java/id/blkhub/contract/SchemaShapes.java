package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Text;
import java.util.Optional;
import java.util.Set;

/**
 * What may stand as the value of a keyword. A value of another form would be ignored, and the
 * contract would check less than it says.
 */
final class SchemaShapes {
  private static final Set<String> NUMBERS =
      Set.of(
          "minItems",
          "maxItems",
          "minLength",
          "maxLength",
          "minProperties",
          "maxProperties",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf");
  private static final Set<String> SCHEMAS =
      Set.of(
          "additionalProperties",
          "unevaluatedProperties",
          "items",
          "contains",
          "not",
          "if",
          "then",
          "else");
  private static final Set<String> OBJECTS = Set.of("properties", "$defs", "dependentRequired");
  private static final Set<String> TEXTS = Set.of("pattern", "format", "$ref", "x-personal");

  private SchemaShapes() {}

  /** What a value of the keyword must be; empty where it is that. */
  static Optional<Text> wrong(String keyword, JsonNode value) {
    if (NUMBERS.contains(keyword) && !value.isNumber()) {
      return told("harus berupa bilangan, tanpa tanda kutip", "must be a number, without quotes");
    }
    if (keyword.equals("uniqueItems") && !value.isBoolean()) {
      return told(
          "harus true atau false, tanpa tanda kutip", "must be true or false, without quotes");
    }
    if (SCHEMAS.contains(keyword) && !value.isBoolean() && !value.isObject()) {
      return told(
          "harus true, false atau sebuah skema, tanpa tanda kutip",
          "must be true, false or a schema, without quotes");
    }
    if (OBJECTS.contains(keyword) && !value.isObject()) {
      return told("harus berupa objek {…}", "must be an object {…}");
    }
    if (TEXTS.contains(keyword) && !value.isTextual()) {
      return told("harus berupa teks di antara tanda kutip", "must be a text in quotes");
    }
    return Optional.empty();
  }

  private static Optional<Text> told(String id, String en) {
    return Optional.of(new Text(id, en));
  }
}
