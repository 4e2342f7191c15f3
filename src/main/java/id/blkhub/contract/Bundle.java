package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Joins a schema and all schemas it refers to into one file: they become entries of its {@code
 * $defs}. Each is copied once; entries that were there keep their names.
 */
final class Bundle {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String ENDING = ".schema.json";

  private final URI root;
  private final Map<URI, JsonNode> documents;
  private final Map<URI, String> names = new LinkedHashMap<>();
  private final ObjectNode definitions = JSON.objectNode();

  private Bundle(URI root, Map<URI, JsonNode> documents) {
    this.root = root;
    this.documents = documents;
  }

  /**
   * @param root the id of the schema
   * @param documents every schema by its id
   * @throws IllegalArgumentException when a reference leads nowhere
   */
  static ObjectNode of(URI root, Map<URI, JsonNode> documents) {
    return new Bundle(root, documents).whole();
  }

  private ObjectNode whole() {
    ObjectNode schema = (ObjectNode) copy(SchemaTree.resolve(root, documents), root);
    if (!definitions.isEmpty()) {
      ObjectNode own = schema.withObject("/$defs");
      definitions.fields().forEachRemaining(field -> own.set(field.getKey(), field.getValue()));
    }
    return schema;
  }

  private JsonNode copy(JsonNode node, URI base) {
    if (node.isArray()) {
      ArrayNode copies = JSON.arrayNode();
      node.forEach(element -> copies.add(copy(element, base)));
      return copies;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode copied = JSON.objectNode();
    for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> field = all.next();
      if (field.getKey().equals("$ref") && field.getValue().isTextual()) {
        copied.put("$ref", reference(base.resolve(field.getValue().asText())));
      } else {
        copied.set(field.getKey(), copy(field.getValue(), base));
      }
    }
    return copied;
  }

  /**
   * The reference inside the bundle; copies the target into {@code $defs} when it is not there yet.
   */
  private String reference(URI target) {
    URI document = SchemaTree.withoutFragment(target);
    if (document.equals(root)) {
      return "#" + (target.getFragment() == null ? "" : target.getFragment());
    }
    String name = names.get(target);
    if (name == null) {
      JsonNode found = SchemaTree.resolve(target, documents);
      name = unused(target, document);
      names.put(target, name);
      definitions.set(name, copy(found, document));
    }
    return "#/$defs/" + name;
  }

  /**
   * A name that {@code $defs} does not have yet: the end of the reference, with the name of its
   * file in front where the end alone is taken.
   */
  private String unused(URI target, URI document) {
    String pointer = target.getFragment() == null ? "" : target.getFragment();
    String path = document.toString().substring(Contracts.BASE.length()).replace(ENDING, "");
    String last = pointer.isEmpty() ? path : pointer.substring(pointer.lastIndexOf('/') + 1);
    String name = last.replace('/', '-');
    boolean taken =
        names.containsValue(name) || SchemaTree.resolve(root, documents).path("$defs").has(name);
    return taken ? (path + '-' + last).replace('/', '-') : name;
  }
}
