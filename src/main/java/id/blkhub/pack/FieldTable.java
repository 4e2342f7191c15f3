package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a contract in one file, as rows of a table for people. */
final class FieldTable {
  private static final int MAX_DEPTH = 12;
  private static final List<String> COMBINATIONS = List.of("allOf", "anyOf", "oneOf");

  /**
   * @param pointer JSON Pointer; the elements of an array are {@code *}
   * @param required wherever the object around it is there
   * @param rule type, format, choices, lengths
   * @param personal whether it says something of a person
   * @param format by name; empty for none
   */
  record Row(
      String pointer,
      boolean required,
      String rule,
      String description,
      boolean personal,
      String format) {}

  private final JsonNode root;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private FieldTable(JsonNode root) {
    this.root = root;
  }

  static List<Row> of(JsonNode schema) {
    FieldTable fieldTable = new FieldTable(schema);
    fieldTable.read(schema, "", 0);
    return new ArrayList<>(fieldTable.rows.values());
  }

  private void read(JsonNode node, String pointer, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    JsonNode schema = node;
    if (node.has("$ref")) {
      read(target(node), pointer, depth + 1);
    }
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema
        .path("properties")
        .fields()
        .forEachRemaining(
            property -> {
              String child = pointer + '/' + property.getKey();
              row(child, required.contains(property.getKey()), property.getValue());
              read(property.getValue(), child, depth + 1);
            });
    if (schema.path("items").isObject()) {
      read(schema.get("items"), pointer + "/*", depth + 1);
    }
    for (String keyword : COMBINATIONS) {
      schema.path(keyword).forEach(part -> read(part, pointer, depth + 1));
    }
  }

  private JsonNode target(JsonNode node) {
    return root.at(node.get("$ref").asText().substring(1));
  }

  private void row(String pointer, boolean required, JsonNode property) {
    if (rows.containsKey(pointer)) {
      return;
    }
    List<JsonNode> layers = new ArrayList<>(List.of(property));
    while (layers.get(layers.size() - 1).has("$ref") && layers.size() < MAX_DEPTH) {
      layers.add(target(layers.get(layers.size() - 1)));
    }
    List<String> rules = new ArrayList<>();
    for (String keyword :
        List.of(
            "type",
            "format",
            "const",
            "enum",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "maxItems")) {
      JsonNode value = first(layers, keyword);
      if (!value.isMissingNode()) {
        String text = value.isTextual() ? value.asText() : value.toString();
        rules.add(keyword.equals("type") ? text : keyword + ' ' + text);
      }
    }
    rows.put(
        pointer,
        new Row(
            pointer,
            required,
            String.join(", ", rules),
            first(layers, "description").asText(),
            !first(layers, "x-personal").isMissingNode(),
            first(layers, "format").asText()));
  }

  private static JsonNode first(List<JsonNode> layers, String keyword) {
    return layers.stream()
        .map(layer -> layer.path(keyword))
        .filter(value -> !value.isMissingNode())
        .findFirst()
        .orElse(layers.get(0).path(keyword));
  }
}
