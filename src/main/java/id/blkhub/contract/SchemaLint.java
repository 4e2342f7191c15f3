package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds keywords, formats and rules that do not exist: a typing error would check nothing. */
final class SchemaLint {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final Set<String> TYPES =
      Set.of("string", "integer", "number", "boolean", "object", "array", "null");

  /** Types by the names that other languages give them. */
  private static final Map<String, String> MEANT =
      Map.of(
          "int", "integer",
          "long", "integer",
          "float", "number",
          "double", "number",
          "decimal", "number",
          "text", "string",
          "str", "string",
          "bool", "boolean",
          "list", "array",
          "map", "object");

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
  private final List<Text> found = new ArrayList<>();

  SchemaLint(Set<String> formats, Set<String> rules) {
    this.formats = formats;
    this.rules = rules;
  }

  /** A sentence for each thing found, after the pointer to it; empty when the schema is sound. */
  List<Text> check(JsonNode schema) {
    if (schema.has("$schema") && !schema.get("$schema").asText().equals(DIALECT)) {
      say("#/$schema", "harus " + DIALECT, "must be " + DIALECT);
    }
    whole(schema, "#");
    identity(schema, "#", false);
    return List.copyOf(found);
  }

  /** Reports a NIK without {@code x-personal}: it would be shown and kept like public data. */
  private void identity(JsonNode schema, String at, boolean personal) {
    boolean said = personal || schema.has("x-personal");
    if (!said && schema.path("format").asText().equals("nik")) {
      say(
          at,
          "NIK adalah data pribadi; x-personal tidak ada di sini atau di sekitarnya",
          "a NIK is personal; x-personal is missing here or around it");
    }
    schema
        .fields()
        .forEachRemaining(field -> identity(field.getValue(), at + "/" + field.getKey(), said));
  }

  /** Checks a schema of a value. Without its type, values of any other type would pass. */
  private void whole(JsonNode schema, String at) {
    if (!schema.has("type") && !mistypes(schema, "type")) {
      boolean settled = SETTLED.stream().anyMatch(schema::has);
      OF_TYPE.forEach(
          (type, keywords) ->
              keywords.stream()
                  .filter(schema::has)
                  .filter(keyword -> !settled || OF_PARTS.contains(keyword))
                  .forEach(keyword -> beside(at + "/" + keyword, "\"type\": \"" + type + "\"")));
    }
    check(schema, at, null);
  }

  /** Checks the schema of a field, which must say something about the field. */
  private void part(JsonNode schema, String at) {
    if (schema.isObject() && Keywords.CHECKED.stream().noneMatch(schema::has)) {
      say(
          at,
          "menerima nilai apa pun; sebutkan yang mana, atau tulis true bila memang apa pun",
          "takes any value; say which, or write true where any may stand");
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
              if (!Keywords.known(keyword)) {
                none(here, "kata kunci", "keyword", keyword, Keywords.all());
              } else if (ARRAYS.contains(keyword) && !value.isArray()) {
                say(here, "harus berupa daftar", "must be an array");
              } else if (SchemaShapes.wrong(keyword, value).isPresent()) {
                Text wanted = SchemaShapes.wrong(keyword, value).get();
                say(here, wanted.id(), wanted.en());
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
      beside(at, "\"if\"");
    } else if (keyword.equals("if") && !schema.has("then") && !schema.has("else")) {
      say(
          at,
          "memerlukan \"then\" atau \"else\" di sampingnya",
          "needs \"then\" or \"else\" beside it");
    }
  }

  /** Checks that {@code required} names only fields that the object lists. */
  private void required(String name, String at, JsonNode own, JsonNode known) {
    if (!known.isEmpty() && !known.has(name) && !own.has(name)) {
      Set<String> fields = new TreeSet<>();
      known.fieldNames().forEachRemaining(fields::add);
      own.fieldNames().forEachRemaining(fields::add);
      Text near = Suggestion.of(name, fields);
      say(
          at,
          "properties tidak memuat " + name + near.id(),
          "properties has no " + name + near.en());
    }
  }

  private void word(String keyword, JsonNode value, String at) {
    if (keyword.equals("type")) {
      type(value, at);
    } else if (keyword.equals("format") && !formats.contains(value.asText())) {
      none(at, "format", "format", value.asText(), formats);
    } else if (keyword.equals("x-personal") && !PRIVACY.contains(value.asText())) {
      String all = String.join(", ", PRIVACY);
      Text near = Suggestion.of(value.asText(), PRIVACY);
      say(at, "harus salah satu dari " + all + near.id(), "must be one of " + all + near.en());
    } else if (keyword.equals("x-rule")) {
      value.forEach(name -> rule(name.asText(), at));
    }
  }

  private void type(JsonNode type, String at) {
    if (type.isArray()) {
      type.forEach(one -> type(one, at));
    } else if (!TYPES.contains(type.asText())) {
      String word = type.asText();
      none(at, "tipe", "type", word, MEANT.containsKey(word) ? List.of(MEANT.get(word)) : TYPES);
    }
  }

  private void rule(String name, String at) {
    if (!rules.contains(name)) {
      none(at, "aturan", "rule", name, rules);
    }
  }

  /** Whether a keyword is there but mistyped, which is told of the keyword itself. */
  private static boolean mistypes(JsonNode schema, String keyword) {
    List<String> names = new ArrayList<>();
    schema.fieldNames().forEachRemaining(names::add);
    return names.stream()
        .filter(name -> !Keywords.known(name))
        .anyMatch(name -> !Suggestion.of(name, List.of(keyword)).en().isEmpty());
  }

  private void beside(String at, String needed) {
    say(at, "memerlukan " + needed + " di sampingnya", "needs " + needed + " beside it");
  }

  /** Says that there is no such word, with the one that was meant. */
  private void none(String at, String id, String en, String word, Collection<String> known) {
    Text near =
        known.size() == 1 && MEANT.containsKey(word)
            ? new Text(
                "; maksudnya \"" + MEANT.get(word) + "\"?",
                "; did you mean \"" + MEANT.get(word) + "\"?")
            : Suggestion.of(word, known);
    say(
        at,
        "tidak ada " + id + " " + word + near.id(),
        "there is no " + en + " " + word + near.en());
  }

  private void say(String at, String id, String en) {
    found.add(new Text(at + ": " + id, at + ": " + en));
  }
}
