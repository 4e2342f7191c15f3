package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Contract and mapping of a kind without objects in objects: a column or form field for each
 * granted field. Of the first list of objects each object is a row, where there are rows; other
 * lists become one text.
 */
final class FlatForm {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final CanonicalForm canonical;
  private final boolean hasRows;
  private final Map<String, Cell> outer = new LinkedHashMap<>();
  private final Map<String, Cell> inner = new LinkedHashMap<>();
  private List<String> list = List.of();

  /**
   * A field of the result.
   *
   * @param expression that gives it
   */
  private record Cell(String expression, ObjectNode schema, boolean required) {}

  /**
   * A place of the canonical form.
   *
   * @param path from the message
   * @param from how much of the path leads to where the mapping stands
   * @param required whether it is always there
   */
  private record Spot(List<String> path, int from, JsonNode schema, boolean required) {
    String pointer() {
      return "/" + String.join("/", path);
    }

    String expression() {
      return Expression.path(path.subList(from, path.size()));
    }
  }

  /**
   * @param granted pointers, and whether each is masked
   * @param hasRows whether a list may become rows
   */
  FlatForm(
      CanonicalForm canonical, CaseFacts facts, Map<String, Boolean> granted, boolean hasRows) {
    this.canonical = canonical;
    this.hasRows = hasRows;
    Spot message = new Spot(List.of(), 0, canonical.root(), true);
    granted.forEach(
        (pointer, masked) -> {
          if (pointer.startsWith(CaseFacts.CONTEXT)) {
            String fact = pointer.substring(CaseFacts.CONTEXT.length());
            List<String> path = List.of("context", fact);
            ObjectNode schema = facts.schema(fact).orElseThrow();
            put(outer, new Spot(path, 0, schema, false), Expression.path(path), schema);
          } else {
            walk(message, List.of(pointer.substring(1).split("/")), masked);
          }
        });
  }

  private void walk(Spot at, List<String> left, boolean masked) {
    if (left.isEmpty()) {
      leaf(at, masked);
    } else if (at.schema().has("items")) {
      ofList(at, left, masked);
    } else {
      walk(below(at, left.get(0)), left.subList(1, left.size()), masked);
    }
  }

  private Spot below(Spot at, String name) {
    List<String> path = new ArrayList<>(at.path());
    path.add(name);
    return new Spot(
        List.copyOf(path),
        at.from(),
        canonical.resolved(at.schema().path("properties").path(name)),
        at.required() && CanonicalForm.requires(at.schema(), name));
  }

  private void leaf(Spot at, boolean masked) {
    JsonNode schema = at.schema();
    if (schema.has("properties")) {
      schema.path("properties").fieldNames().forEachRemaining(name -> leaf(below(at, name), false));
    } else if (schema.has("items")) {
      ofList(at, List.of(), masked);
    } else {
      ObjectNode field = masked ? masked(schema) : (ObjectNode) canonical.whole(schema);
      put(at.from() == 0 ? outer : inner, at, at.expression(), personal(field, at.pointer()));
    }
  }

  /**
   * @param left of the pointer, inside the elements
   */
  private void ofList(Spot at, List<String> left, boolean masked) {
    JsonNode items = canonical.resolved(at.schema().path("items"));
    boolean objects = items.has("properties");
    if (hasRows && objects && at.from() == 0 && (list.isEmpty() || list.equals(at.path()))) {
      list = at.path();
      walk(new Spot(at.path(), at.path().size(), items, true), left, masked);
      return;
    }
    String expression =
        objects ? "to-json(" + at.expression() + ")" : "join(" + at.expression() + ", \", \")";
    ObjectNode text = JSON.objectNode().put("type", "string");
    // a list that is not there is no text that must be there
    Spot spot = new Spot(at.path(), at.from(), at.schema(), false);
    put(at.from() == 0 ? outer : inner, spot, expression, personal(text, at.pointer()));
  }

  private static ObjectNode masked(JsonNode schema) {
    ObjectNode field = JSON.objectNode().put("type", "string");
    if (schema.path("format").asText().equals("nik")) {
      field.put("format", "nik-masked");
    }
    return field;
  }

  /** A list is as personal as what is in it. */
  private ObjectNode personal(ObjectNode field, String pointer) {
    List<String> found =
        canonical.contract().fields().stream()
            .filter(one -> (one.replace("/*", "") + '/').startsWith(pointer + '/'))
            .map(canonical::personal)
            .filter(one -> !one.isEmpty())
            .sorted()
            .toList();
    if (!found.isEmpty()) {
      field.put("x-personal", found.get(found.size() - 1));
    }
    return field;
  }

  /** Under its own name; where another field has that, under its whole path. */
  private void put(Map<String, Cell> cells, Spot spot, String expression, ObjectNode schema) {
    List<String> path = spot.path();
    String own = path.get(path.size() - 1);
    boolean taken = outer.containsKey(own) || inner.containsKey(own) || list.contains(own);
    cells.put(taken ? String.join("_", path) : own, new Cell(expression, schema, spot.required()));
  }

  /** Names and headings, in their order. */
  String columns() {
    List<String> names = new ArrayList<>(outer.keySet());
    names.addAll(inner.keySet());
    return names.stream().map(name -> name + '=' + name).collect(Collectors.joining(", "));
  }

  /** Where the list of rows is in the result, a JSON Pointer. */
  Optional<String> rows() {
    return list.isEmpty() ? Optional.empty() : Optional.of('/' + rowsName());
  }

  private String rowsName() {
    return list.get(list.size() - 1);
  }

  ObjectNode contract(String title) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    fill(schema, outer);
    if (!list.isEmpty()) {
      ObjectNode rows = ((ObjectNode) schema.get("properties")).putObject(rowsName());
      fill(rows.put("type", "array").putObject("items"), inner);
    }
    return schema;
  }

  private static void fill(ObjectNode schema, Map<String, Cell> cells) {
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    ArrayNode required = JSON.arrayNode();
    ObjectNode properties = JSON.objectNode();
    cells.forEach(
        (name, cell) -> {
          properties.set(name, cell.schema());
          if (cell.required()) {
            required.add(name);
          }
        });
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    schema.set("properties", properties);
  }

  String mapping() {
    List<String> lines = new ArrayList<>(lines(outer, "  "));
    if (!list.isEmpty()) {
      lines.add(
          "  %s: [for (%s) {\n%s\n  }]"
              .formatted(
                  Expression.quoted(rowsName()),
                  Expression.path(list),
                  String.join(",\n", lines(inner, "    "))));
    }
    return "{\n" + String.join(",\n", lines) + "\n}\n";
  }

  private static List<String> lines(Map<String, Cell> cells, String indent) {
    return cells.entrySet().stream()
        .map(
            cell -> indent + Expression.quoted(cell.getKey()) + ": " + cell.getValue().expression())
        .toList();
  }
}
