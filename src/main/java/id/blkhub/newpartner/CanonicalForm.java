package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contract.Privacy;
import id.blkhub.contract.Contracts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The hub's own form of a kind, field by field with references followed. */
final class CanonicalForm {
  private static final int MOST_REFERENCES = 12;
  private static final Set<String> WHOLE_MESSAGE = Set.of("x-rule", "x-subject");

  private final String kind;
  private final Contract contract;
  private final ObjectNode root;

  CanonicalForm(Contracts contracts, String kind) {
    this.kind = kind;
    this.contract = contracts.canonical(kind).orElseThrow().contract();
    this.root = contracts.bundledCanonical(kind).orElseThrow();
  }

  /**
   * A field that holds no fields of its own, or a list.
   *
   * @param path the names that lead to it, from the object it was looked for in
   * @param schema without references
   * @param required whether it must be there where the object around it is
   */
  record CanonicalLeaf(List<String> path, JsonNode schema, boolean required) {
    boolean isList() {
      return schema.path("type").asText().equals("array");
    }

    String pointer() {
      return "/" + String.join("/", path);
    }
  }

  String kind() {
    return kind;
  }

  String title() {
    return root.path("title").asText(kind);
  }

  Contract contract() {
    return contract;
  }

  ObjectNode root() {
    return root;
  }

  boolean speaksOfPersons() {
    return !contract.personalFields().isEmpty();
  }

  /** What {@code x-personal} has to say of a field; empty where it needs not be there. */
  String personal(String pointer) {
    Privacy privacy = contract.privacy(pointer);
    if (privacy == Privacy.SPECIFIC) {
      return "specific";
    }
    return privacy == Privacy.PERSONAL ? "general" : "";
  }

  /** The fields below an object of the form, lists as one each. */
  List<CanonicalLeaf> leaves(JsonNode object) {
    List<CanonicalLeaf> leaves = new ArrayList<>();
    leaves(object, List.of(), true, leaves);
    return leaves;
  }

  private void leaves(
      JsonNode object, List<String> path, boolean needed, List<CanonicalLeaf> leaves) {
    for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
      JsonNode schema = resolved(property.getValue());
      List<String> at = new ArrayList<>(path);
      at.add(property.getKey());
      boolean required = needed && requires(object, property.getKey());
      if (schema.has("properties")) {
        leaves(schema, List.copyOf(at), required, leaves);
      } else {
        leaves.add(new CanonicalLeaf(List.copyOf(at), schema, required));
      }
    }
  }

  static boolean requires(JsonNode object, String name) {
    for (JsonNode required : object.path("required")) {
      if (required.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The schema behind references. */
  JsonNode resolved(JsonNode schema) {
    JsonNode found = schema;
    for (int i = 0; i < MOST_REFERENCES && found.has("$ref"); i++) {
      found = root.at(found.get("$ref").asText().substring(1));
    }
    return found;
  }

  /**
   * A schema with its references written out, without annotations that hold for whole messages
   * only: a delivery is a part of a message.
   */
  JsonNode whole(JsonNode schema) {
    JsonNode found = resolved(schema);
    if (found instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      for (Map.Entry<String, JsonNode> part : object.properties()) {
        if (!WHOLE_MESSAGE.contains(part.getKey())) {
          copy.set(part.getKey(), whole(part.getValue()));
        }
      }
      return copy;
    }
    if (found instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(whole(element)));
      return copy;
    }
    return found;
  }

  /** The elements of a list, without references. */
  JsonNode items(CanonicalLeaf list) {
    return resolved(list.schema().path("items"));
  }
}
