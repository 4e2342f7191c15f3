package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The same interface in OpenAPI 3.0.3, for gateways that import nothing newer: one file, contracts
 * included. What 3.0 cannot say of a contract is left out, so it refuses less than the hub does.
 */
final class OpenApi30 {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String FILE = "./";

  private final Map<String, ObjectNode> contracts;
  private final ObjectNode schemas;

  private OpenApi30(Map<String, ObjectNode> contracts, ObjectNode schemas) {
    this.contracts = contracts;
    this.schemas = schemas;
  }

  /**
   * @param document in OpenAPI 3.1
   * @param contracts the schemas it refers to, by their path in the pack
   */
  static ObjectNode of(ObjectNode document, Map<String, ObjectNode> contracts) {
    ObjectNode older = JSON.objectNode();
    older.put("openapi", "3.0.3");
    OpenApi30 made = new OpenApi30(contracts, JSON.objectNode());
    document
        .fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().equals("openapi") && !field.getKey().equals("webhooks")) {
                older.set(field.getKey(), made.converted(field.getValue(), false));
              }
            });
    ObjectNode own = (ObjectNode) older.path("components").path("schemas");
    made.schemas.fields().forEachRemaining(field -> own.set(field.getKey(), field.getValue()));
    return older;
  }

  /** What the hub calls, as paths of the partner's own interface. */
  static ObjectNode ofCalls(ObjectNode document, Map<String, ObjectNode> contracts) {
    ObjectNode asPaths = document.deepCopy();
    ObjectNode paths = JSON.objectNode();
    for (JsonNode webhook : document.path("webhooks")) {
      webhook
          .fields()
          .forEachRemaining(
              operation -> {
                String path = operation.getValue().path("x-path").asText();
                ObjectNode item = paths.withObject("/" + escaped(path));
                if (!item.has(operation.getKey())) {
                  item.set(operation.getKey(), operation.getValue());
                }
              });
    }
    asPaths.set("paths", paths);
    asPaths.remove(List.of("webhooks", "tags", "servers", "security"));
    asPaths.withObject("/components").remove(List.of("securitySchemes"));
    return of(asPaths, contracts);
  }

  private static String escaped(String path) {
    return path.replace("~", "~0").replace("/", "~1");
  }

  /**
   * @param schema whether the node is a schema, or the map of some
   */
  private JsonNode converted(JsonNode node, boolean schema) {
    if (node.isArray()) {
      ArrayNode array = JSON.arrayNode();
      node.forEach(element -> array.add(converted(element, schema)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    if (schema) {
      return new OlderSchema(target -> reference("", target)).of(node);
    }
    ObjectNode made = JSON.objectNode();
    node.fields()
        .forEachRemaining(
            field -> {
              String name = field.getKey();
              JsonNode value = field.getValue();
              if (name.equals("schema")) {
                made.set(name, converted(value, true));
              } else if (name.equals("schemas")) {
                ObjectNode all = made.putObject(name);
                value
                    .fields()
                    .forEachRemaining(s -> all.set(s.getKey(), converted(s.getValue(), true)));
              } else if (name.equals("example") || name.equals("value")) {
                made.set(name, value);
              } else {
                made.set(name, converted(value, false));
              }
            });
    return made;
  }

  /** The component a reference leads to; a contract of the pack becomes some. */
  private String reference(String contract, String target) {
    if (target.startsWith(FILE)) {
      String path = target.substring(FILE.length());
      return component(path, contract(path), "");
    }
    if (contract.isEmpty()) {
      return target;
    }
    return component(contract, contract(contract), target.substring(1));
  }

  private ObjectNode contract(String path) {
    return Objects.requireNonNull(contracts.get(path), path);
  }

  private String component(String path, ObjectNode contract, String pointer) {
    String name =
        (path.replaceFirst("^schemas/", "").replaceFirst("\\.schema\\.json$", "") + pointer)
            .replaceAll("[^A-Za-z0-9._-]", "-");
    if (!schemas.has(name)) {
      // first, because a schema may refer to itself
      schemas.putObject(name);
      OlderSchema older = new OlderSchema(target -> reference(path, target));
      schemas.set(name, older.of(contract.at(pointer)));
    }
    return "#/components/schemas/" + name;
  }
}
