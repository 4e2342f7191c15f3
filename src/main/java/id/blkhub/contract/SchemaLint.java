package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds keywords, formats and rules that do not exist: a typing error would check nothing. */
final class SchemaLint {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final Set<String> TYPES =
      Set.of("string", "integer", "number", "boolean", "object", "array", "null");
  private static final List<String> PRIVACY = List.of("general", "specific");
  private static final Set<String> ARRAYS =
      Set.of("required", "enum", "x-rule", "x-age", "x-business-key", "allOf", "anyOf", "oneOf");
  private static final Set<String> NAMED = Set.of("properties", "$defs");
  private static final Set<String> OTHERS =
      Set.of("contains", "additionalProperties", "unevaluatedProperties");
  private static final Set<String> BRANCHES = Set.of("if", "then", "else", "not");
  private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf");

  /** Keywords that check values of one type only. */
  private static final Map<String, List<String>> OF_TYPE =
      Map.of(
          "object", List.of("properties", "required", "minProperties", "maxProperties"),
          "array", List.of("items", "minItems", "maxItems", "uniqueItems", "contains"),
          "string", List.of("pattern", "format", "minLength", "maxLength"),
          "integer",
              List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"));

  /** Keywords with schemas for parts of a value, which therefore need a type. */
  private static final Set<String> OF_PARTS = Set.of("properties", "items");

  /** Keywords that decide which types a value may have. */
  private static final List<String> SETTLED = List.of("$ref", "enum", "const");

  private final Set<String> formats;
  private final Set<String> rules;
  private final List<String> found = new ArrayList<>();

  SchemaLint(Set<String> formats, Set<String> rules) {
    this.formats = formats;
    this.rules = rules;
  }

  /** One English sentence for each thing found; empty when the schema is sound. */
  List<String> check(JsonNode schema) {
    if (schema.has("$schema") && !schema.get("$schema").asText().equals(DIALECT)) {
      found.add("#/$schema: must be " + DIALECT);
    }
    whole(schema, "#");
    identity(schema, "#", false);
    return List.copyOf(found);
  }

  /** Reports a NIK without {@code x-personal}: it would be shown and kept like public data. */
  private void identity(JsonNode schema, String at, boolean personal) {
    boolean said = personal || schema.has("x-personal");
    if (!said && schema.path("format").asText().equals("nik")) {
      found.add(at + ": a NIK is personal; x-personal is missing here or around it");
    }
    schema
        .fields()
        .forEachRemaining(field -> identity(field.getValue(), at + "/" + field.getKey(), said));
  }

  /** Checks a schema of a value. Without its type, values of any other type would pass. */
  private void whole(JsonNode schema, String at) {
    if (!schema.has("type")) {
      boolean settled = SETTLED.stream().anyMatch(schema::has);
      OF_TYPE.forEach(
          (type, keywords) ->
              keywords.stream()
                  .filter(schema::has)
                  .filter(keyword -> !settled || OF_PARTS.contains(keyword))
                  .map(keyword -> "/" + keyword + ": needs \"type\": \"" + type + "\" beside it")
                  .forEach(wrong -> found.add(at + wrong)));
    }
    check(schema, at, null);
  }

  /** Checks the schema of a field, which must say something about the field. */
  private void part(JsonNode schema, String at) {
    if (schema.isObject() && Keywords.CHECKED.stream().noneMatch(schema::has)) {
      found.add(at + ": takes any value; say which, or write true where any may stand");
    }
    whole(schema, at);
  }

  /**
   * Checks one schema and all within it.
   *
   * @param around for a condition, the fields of the object it is about; else null
   */
  private void check(JsonNode schema, String at, @Nullable JsonNode around) {
    JsonNode own = schema.path("properties");
    JsonNode known = around == null ? own : around;
    schema
        .fields()
        .forEachRemaining(
            field -> {
              String keyword = field.getKey();
              JsonNode value = field.getValue();
              String here = at + "/" + keyword;
              if (!Keywords.SAY_NOTHING.contains(keyword) && !Keywords.CHECKED.contains(keyword)) {
                found.add(here + ": there is no keyword " + keyword);
              } else if (ARRAYS.contains(keyword) && !value.isArray()) {
                found.add(here + ": must be an array");
              } else if (NAMED.contains(keyword)) {
                value.fields().forEachRemaining(f -> named(f, here, around));
              } else if (keyword.equals("items") && value.isObject()) {
                part(value, here);
              } else if (OTHERS.contains(keyword) && value.isObject()) {
                check(value, here, MissingNode.getInstance());
              } else if (BRANCHES.contains(keyword)) {
                branch(schema, keyword, here);
                check(value, here, known);
              } else if (LISTS.contains(keyword)) {
                value.forEach(choice -> check(choice, here, known));
              } else if (keyword.equals("required")) {
                value.forEach(name -> required(name.asText(), here, own, known));
              } else {
                word(keyword, value, here);
              }
            });
  }

  /** Checks a condition: it may add to a field that the object has, all others are new fields. */
  private void named(Map.Entry<String, JsonNode> field, String at, @Nullable JsonNode around) {
    String here = at + "/" + field.getKey();
    if (around != null && around.has(field.getKey())) {
      check(field.getValue(), here, around.get(field.getKey()).path("properties"));
    } else {
      part(field.getValue(), here);
    }
  }

  private void branch(JsonNode schema, String keyword, String at) {
    if ((keyword.equals("then") || keyword.equals("else")) && !schema.has("if")) {
      found.add(at + ": needs \"if\" beside it");
    } else if (keyword.equals("if") && !schema.has("then") && !schema.has("else")) {
      found.add(at + ": needs \"then\" or \"else\" beside it");
    }
  }

  /** Checks that {@code required} names only fields that the object lists. */
  private void required(String name, String at, JsonNode own, JsonNode known) {
    if (!known.isEmpty() && !known.has(name) && !own.has(name)) {
      found.add(at + ": properties has no " + name);
    }
  }

  private void word(String keyword, JsonNode value, String at) {
    if (keyword.equals("type")) {
      type(value, at);
    } else if (keyword.equals("format") && !formats.contains(value.asText())) {
      found.add(at + ": there is no format " + value.asText());
    } else if (keyword.equals("x-personal") && !PRIVACY.contains(value.asText())) {
      found.add(at + ": must be one of " + String.join(", ", PRIVACY));
    } else if (keyword.equals("x-rule")) {
      value.forEach(name -> rule(name.asText(), at));
    }
  }

  private void type(JsonNode type, String at) {
    if (type.isArray()) {
      type.forEach(one -> type(one, at));
    } else if (!TYPES.contains(type.asText())) {
      found.add(at + ": there is no type " + type.asText());
    }
  }

  private void rule(String name, String at) {
    if (!rules.contains(name)) {
      found.add(at + ": there is no rule " + name);
    }
  }
}
