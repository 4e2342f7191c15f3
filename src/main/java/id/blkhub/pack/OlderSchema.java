package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A schema of JSON Schema 2020-12 as OpenAPI 3.0 can say it; what it cannot say is left out. */
final class OlderSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> KEPT =
      Set.of(
          "title",
          "description",
          "format",
          "default",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "multipleOf",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties",
          "required",
          "enum",
          "readOnly",
          "writeOnly",
          "deprecated");
  private static final Set<String> SCHEMAS = Set.of("items", "not", "additionalProperties");
  private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf");

  private final UnaryOperator<String> references;

  /**
   * @param references what a {@code $ref} becomes
   */
  OlderSchema(UnaryOperator<String> references) {
    this.references = references;
  }

  JsonNode of(JsonNode schema) {
    if (schema.isBoolean()) {
      ObjectNode any = JSON.objectNode();
      if (!schema.booleanValue()) {
        any.putObject("not");
      }
      return any;
    }
    ObjectNode made = JSON.objectNode();
    for (Iterator<Map.Entry<String, JsonNode>> all = schema.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> field = all.next();
      keyword(field.getKey(), field.getValue(), made);
    }
    if (made.path("type").asText().equals("array") && !made.has("items")) {
      made.putObject("items");
    }
    return withReference(schema, made);
  }

  /** Beside a reference 3.0 reads nothing, so it becomes one of several. */
  private ObjectNode withReference(JsonNode schema, ObjectNode made) {
    if (!schema.path("$ref").isTextual()) {
      return made;
    }
    ObjectNode reference = JSON.objectNode();
    reference.put("$ref", references.apply(schema.get("$ref").asText()));
    if (made.isEmpty()) {
      return reference;
    }
    ArrayNode all = made.withArray("allOf");
    all.insert(0, reference);
    return made;
  }

  private void keyword(String name, JsonNode value, ObjectNode made) {
    if (KEPT.contains(name)) {
      made.set(name, value);
    } else if (SCHEMAS.contains(name)) {
      boolean flag = name.equals("additionalProperties") && value.isBoolean();
      made.set(name, flag ? value : of(value));
    } else if (LISTS.contains(name)) {
      value.forEach(one -> made.withArray(name).add(of(one)));
    } else if (name.equals("properties")) {
      ObjectNode properties = made.putObject(name);
      value
          .fields()
          .forEachRemaining(field -> properties.set(field.getKey(), of(field.getValue())));
    } else if (name.equals("const")) {
      made.putArray("enum").add(value);
    } else if (name.equals("type")) {
      type(value, made);
    } else if (name.equals("exclusiveMinimum") || name.equals("exclusiveMaximum")) {
      made.set(name.replace("exclusiveM", "m"), value);
      made.put(name, true);
    } else if (name.equals("examples") && !value.isEmpty()) {
      made.set("example", value.get(0));
    }
  }

  private void type(JsonNode value, ObjectNode made) {
    if (value.isTextual()) {
      if (value.asText().equals("null")) {
        // 3.0 knows null only beside another type
        made.put("type", "string").put("nullable", true).putArray("enum").addNull();
      } else {
        made.set("type", value);
      }
      return;
    }
    List<String> types = new ArrayList<>();
    value.forEach(type -> types.add(type.asText()));
    if (types.remove("null")) {
      made.put("nullable", true);
    }
    if (types.size() == 1) {
      made.put("type", types.get(0));
    } else {
      ArrayNode any = made.withArray("anyOf");
      types.forEach(type -> any.addObject().put("type", type));
    }
  }
}
