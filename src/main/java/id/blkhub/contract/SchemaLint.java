package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds keywords, formats and rules that do not exist: a typing error would check nothing. */
final class SchemaLint {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final Set<String> TYPES =
      Set.of("string", "integer", "number", "boolean", "object", "array", "null");
  private static final List<String> PRIVACY = List.of("general", "specific");
  private static final Set<String> ARRAYS =
      Set.of("required", "enum", "x-rule", "x-business-key", "allOf", "anyOf", "oneOf");
  private static final Set<String> NAMED = Set.of("properties", "$defs");
  private static final Set<String> SCHEMAS =
      Set.of(
          "items",
          "contains",
          "not",
          "if",
          "then",
          "else",
          "additionalProperties",
          "unevaluatedProperties");
  private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf");

  /** What says nothing of values of another type. */
  private static final Map<String, String> TYPED = Map.of("properties", "object", "items", "array");

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

  /** A NIK that is not said to be personal would be shown and kept as if it were nobody's. */
  private void identity(JsonNode schema, String at, boolean personal) {
    boolean said = personal || schema.has("x-personal");
    if (!said && schema.path("format").asText().equals("nik")) {
      found.add(at + ": a NIK is personal; x-personal is missing here or around it");
    }
    schema
        .fields()
        .forEachRemaining(field -> identity(field.getValue(), at + "/" + field.getKey(), said));
  }

  /** A schema of a value, not a condition on one: without its type anything else would pass. */
  private void whole(JsonNode schema, String at) {
    TYPED.forEach(
        (keyword, type) -> {
          if (schema.has(keyword) && !schema.has("type")) {
            found.add(at + "/" + keyword + ": needs \"type\": \"" + type + "\" beside it");
          }
        });
    check(schema, at);
  }

  private void check(JsonNode schema, String at) {
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
              } else if (keyword.equals("type")) {
                type(value, here);
              } else if (NAMED.contains(keyword)) {
                value.fields().forEachRemaining(f -> whole(f.getValue(), here + "/" + f.getKey()));
              } else if (keyword.equals("items") && value.isObject()) {
                whole(value, here);
              } else if (SCHEMAS.contains(keyword) && value.isObject()) {
                check(value, here);
              } else if (LISTS.contains(keyword)) {
                value.forEach(part -> check(part, here));
              } else if (keyword.equals("format") && !formats.contains(value.asText())) {
                found.add(here + ": there is no format " + value.asText());
              } else if (keyword.equals("x-personal") && !PRIVACY.contains(value.asText())) {
                found.add(here + ": must be one of " + String.join(", ", PRIVACY));
              } else if (keyword.equals("x-rule")) {
                value.forEach(name -> rule(name.asText(), here));
              }
            });
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
