package id.blkhub.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.declaration.ValueType.Choice;
import id.blkhub.declaration.ValueType.Either;
import id.blkhub.declaration.ValueType.Listing;
import id.blkhub.declaration.ValueType.Scalar;
import id.blkhub.declaration.ValueType.ValuePart;
import id.blkhub.message.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the JSON Schema (2020-12) of a file from its declared keys. Editors show descriptions as
 * they are, so each has both languages.
 */
public final class KeySchema {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, ObjectNode> shared = new TreeMap<>();

  private KeySchema() {}

  /**
   * @param title of the schema, as editors show it
   */
  public static ObjectNode of(String title, KeyGroup root) {
    KeySchema schema = new KeySchema();
    ObjectNode whole = JSON.createObjectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.put("title", title);
    whole.setAll(schema.object(root));
    ObjectNode definitions = whole.putObject("$defs");
    schema.shared.forEach(definitions::set);
    return whole;
  }

  private ObjectNode object(KeyGroup group) {
    ObjectNode object = JSON.createObjectNode();
    object.put("description", both(group.meaning()));
    object.put("type", "object");
    object.put("additionalProperties", false);
    if (group.single()) {
      object.put("minProperties", 1);
      object.put("maxProperties", 1);
    }
    List<String> required = group.keys().stream().filter(Key::isRequired).map(Key::name).toList();
    if (!required.isEmpty()) {
      required.forEach(object.putArray("required")::add);
    }
    ObjectNode properties = object.putObject("properties");
    group.keys().forEach(key -> properties.set(key.name(), property(key)));
    return object;
  }

  private ObjectNode property(Key key) {
    ObjectNode property = JSON.createObjectNode();
    Text unit = key.unit();
    Text meaning =
        unit == null
            ? key.meaning()
            : new Text(
                key.meaning().id() + " (" + unit.id() + ")",
                key.meaning().en() + " (" + unit.en() + ")");
    property.put("description", both(meaning));
    property.setAll(type(key.type()));
    if (key.presence().preset() != null) {
      property.set("default", plain(key.type(), key.presence().preset()));
    }
    if (key.example() != null) {
      ArrayNode examples = property.putArray("examples");
      examples.add(plain(key.type(), key.example()));
    }
    return property;
  }

  private ObjectNode type(ValueType type) {
    if (type instanceof Scalar scalar) {
      ObjectNode keywords = JSON.valueToTree(scalar.schema());
      if (scalar.shared() == null) {
        return keywords;
      }
      ObjectNode definition = JSON.createObjectNode().put("description", both(scalar.told()));
      definition.setAll(keywords);
      return reference(scalar.shared(), definition);
    }
    ObjectNode node = JSON.createObjectNode();
    if (type instanceof Choice choice) {
      choice.words().forEach(node.putArray("enum")::add);
    } else if (type instanceof Listing list) {
      node.put("type", "array");
      if (list.least() > 0) {
        node.put("minItems", list.least());
      }
      if (list.distinct()) {
        node.put("uniqueItems", true);
      }
      node.set("items", type(list.element()));
    } else if (type instanceof Either either) {
      ArrayNode options = node.putArray("anyOf");
      either.options().forEach(option -> options.add(type(option)));
    } else if (type instanceof ValuePart valuePart) {
      return reference(valuePart.group().name(), object(valuePart.group()));
    }
    return node;
  }

  private ObjectNode reference(String name, ObjectNode definition) {
    ObjectNode earlier = shared.putIfAbsent(name, definition);
    if (earlier != null && !earlier.equals(definition)) {
      throw new IllegalStateException("two parts of a file are called " + name);
    }
    return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
  }

  /** A number or flag as one, anything else as text. */
  private static JsonNode plain(ValueType type, String written) {
    if (type instanceof Scalar scalar && scalar.schema().get("type") instanceof String kind) {
      if (kind.equals("integer")) {
        return JSON.getNodeFactory().numberNode(Long.parseLong(written));
      }
      if (kind.equals("boolean")) {
        return JSON.getNodeFactory().booleanNode(Boolean.parseBoolean(written));
      }
    }
    return JSON.getNodeFactory().textNode(written);
  }

  private static String both(Text text) {
    return text.id() + " / " + text.en();
  }
}
