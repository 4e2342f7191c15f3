package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the changes of a schema by which a document that was valid becomes invalid. The two schemas
 * are compared keyword by keyword; a change that cannot be judged so is reported as uncertain.
 */
public final class Narrowing {
  private static final List<String> AT_LEAST =
      List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
  private static final List<String> AT_MOST =
      List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

  /**
   * Keywords that stand alone: a new one narrows the schema, a removed one widens it, for a changed
   * one it cannot be told.
   */
  private static final List<String> DEMANDS =
      List.of(
          "pattern",
          "format",
          "multipleOf",
          "uniqueItems",
          "contains",
          "not",
          "dependentRequired",
          "x-table");

  private static final List<String> COMBINATIONS =
      List.of("allOf", "anyOf", "oneOf", "if", "then", "else");
  private static final List<String> OTHERS =
      List.of("additionalProperties", "unevaluatedProperties");

  private final boolean incoming;
  private final List<SchemaChange> changes = new ArrayList<>();

  private Narrowing(boolean incoming) {
    this.incoming = incoming;
  }

  /** Changes by which a document of the older version may be invalid in the newer one. */
  public static List<SchemaChange> ofSender(JsonNode before, JsonNode now) {
    Narrowing narrowing = new Narrowing(true);
    narrowing.compare(PlainSchema.of(before), PlainSchema.of(now), "", "");
    return List.copyOf(narrowing.changes);
  }

  /** Changes by which a document of the newer version may be invalid in the older one. */
  public static List<SchemaChange> ofReceiver(JsonNode before, JsonNode now) {
    Narrowing narrowing = new Narrowing(false);
    narrowing.compare(PlainSchema.of(now), PlainSchema.of(before), "", "");
    return List.copyOf(narrowing.changes);
  }

  /**
   * Compares two schemas.
   *
   * @param from the schema the document fits
   * @param to the schema it may not fit
   */
  private void compare(JsonNode from, JsonNode to, String pointer, String schema) {
    if (from.equals(to)) {
      return;
    }
    types(from, to, pointer, schema);
    choices(from, to, pointer, schema);
    bounds(AT_LEAST, from, to, pointer, schema, above -> above > 0);
    bounds(AT_MOST, from, to, pointer, schema, above -> above < 0);
    for (String keyword : DEMANDS) {
      differs(keyword, from, to, pointer, schema, !from.has(keyword));
    }
    for (String keyword : COMBINATIONS) {
      differs(keyword, from, to, pointer, schema, false);
    }
    each("x-rule", from, to, pointer, schema);
    each("x-age", from, to, pointer, schema);
    each("required", from, to, pointer, schema);
    properties(from, to, pointer, schema);
    if (from.has("items") && to.has("items")) {
      compare(from.get("items"), to.get("items"), pointer + "/*", schema + "/items");
    } else {
      differs("items", from, to, pointer, schema, false);
    }
  }

  private void types(JsonNode from, JsonNode to, String pointer, String schema) {
    Set<String> allowed = types(to);
    if (!allowed.isEmpty() && (types(from).isEmpty() || !allowed.containsAll(types(from)))) {
      add("type", from, to, pointer, schema, true);
    }
  }

  private static Set<String> types(JsonNode schema) {
    Set<String> types = new TreeSet<>();
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      types.add(type.asText());
    }
    type.forEach(one -> types.add(one.asText()));
    if (types.contains("number")) {
      types.add("integer");
    }
    return types;
  }

  private void choices(JsonNode from, JsonNode to, String pointer, String schema) {
    Set<JsonNode> allowed = choices(to);
    Set<JsonNode> kept = choices(from);
    if (allowed != null && (kept == null || !allowed.containsAll(kept))) {
      String keyword = to.has("enum") || from.has("enum") ? "enum" : "const";
      add(keyword, from, to, pointer, schema, true);
    }
  }

  /** The values that are allowed; null where any is. */
  private static @Nullable Set<JsonNode> choices(JsonNode schema) {
    if (schema.has("const")) {
      return Set.of(schema.get("const"));
    }
    if (!schema.has("enum")) {
      return null;
    }
    Set<JsonNode> choices = new LinkedHashSet<>();
    schema.get("enum").forEach(choices::add);
    return choices;
  }

  private void bounds(
      List<String> keywords,
      JsonNode from,
      JsonNode to,
      String pointer,
      String schema,
      Predicate<Integer> narrower) {
    for (String keyword : keywords) {
      if (to.has(keyword)
          && (!from.has(keyword)
              || narrower.test(number(to, keyword).compareTo(number(from, keyword))))) {
        add(keyword, from, to, pointer, schema, true);
      }
    }
  }

  private static BigDecimal number(JsonNode schema, String keyword) {
    return schema.get(keyword).decimalValue();
  }

  private void differs(
      String keyword, JsonNode from, JsonNode to, String pointer, String schema, boolean certain) {
    if (to.has(keyword) && !to.get(keyword).equals(from.path(keyword))) {
      add(keyword, from, to, pointer, schema, certain);
    }
  }

  /** Compares the entries of a list one by one. */
  private void each(String keyword, JsonNode from, JsonNode to, String pointer, String schema) {
    Set<String> known = new TreeSet<>();
    from.path(keyword).forEach(one -> known.add(one.asText()));
    for (JsonNode one : to.path(keyword)) {
      if (!known.contains(one.asText())) {
        boolean field = keyword.equals("required");
        String at = field ? pointer + '/' + one.asText() : pointer;
        String in = field ? schema + "/properties/" + one.asText() : schema;
        String text = field ? "true" : one.asText();
        changes.add(
            new SchemaChange(at, in, keyword, true, incoming ? "" : text, incoming ? text : ""));
      }
    }
  }

  private void properties(JsonNode from, JsonNode to, String pointer, String schema) {
    for (var property : from.path("properties").properties()) {
      String name = property.getKey();
      String at = pointer + '/' + name;
      String in = schema + "/properties/" + name;
      JsonNode other = to.path("properties").get(name);
      if (other != null) {
        compare(property.getValue(), other, at, in);
      } else if (closed(to)) {
        String known = "true";
        changes.add(
            new SchemaChange(
                at, in, "properties", true, incoming ? known : "", incoming ? "" : known));
      }
    }
    for (String keyword : OTHERS) {
      if (!closed(from) || !closed(to)) {
        differs(keyword, from, to, pointer, schema, closed(to));
      }
    }
  }

  private static boolean closed(JsonNode schema) {
    return OTHERS.stream()
        .anyMatch(keyword -> schema.has(keyword) && !schema.get(keyword).asBoolean(true));
  }

  private void add(
      String keyword, JsonNode from, JsonNode to, String pointer, String schema, boolean certain) {
    JsonNode nothing = JsonNodeFactory.instance.missingNode();
    String kept = text(from.has(keyword) ? from.get(keyword) : nothing);
    String broken = text(to.has(keyword) ? to.get(keyword) : nothing);
    changes.add(
        new SchemaChange(
            pointer, schema, keyword, certain, incoming ? kept : broken, incoming ? broken : kept));
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() ? "" : value.isTextual() ? value.asText() : value.toString();
  }
}
