package id.blkhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Camel's own schema of its YAML allows in one place: references followed, and alternatives
 * laid on top of each other. So a mistake is one sentence about one place, where a validator of
 * schemas would tell of every alternative it tried.
 */
final class CamelSchema {
  private static final JsonNode ANYTHING = JsonNodeFactory.instance.objectNode();
  private static final String RESOURCE = "schema/camelYamlDsl.json";

  /** It is large, and every check of routes asks for it: kept as long as memory lasts. */
  private static volatile SoftReference<JsonNode> kept = new SoftReference<>(null);

  private final JsonNode document;
  private final Map<JsonNode, Allowed> known = new IdentityHashMap<>();

  private CamelSchema(JsonNode document) {
    this.document = document;
  }

  /** The schema that comes with Camel. */
  static CamelSchema load() {
    JsonNode document = kept.get();
    if (document == null) {
      document = read();
      kept = new SoftReference<>(document);
    }
    return new CamelSchema(document);
  }

  private static JsonNode read() {
    try (InputStream in = CamelSchema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("this Camel has no " + RESOURCE);
      }
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Allowed root() {
    return allowed(document);
  }

  private Allowed allowed(JsonNode schema) {
    Allowed earlier = known.get(schema);
    if (earlier == null) {
      earlier = new Allowed(schema);
      known.put(schema, earlier);
    }
    return earlier;
  }

  /** What may stand in one place. */
  final class Allowed {
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> choices = new LinkedHashSet<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final Map<String, List<JsonNode>> properties = new LinkedHashMap<>();
    private final List<JsonNode> items = new ArrayList<>();
    private boolean closed;
    private boolean single;

    private Allowed(JsonNode schema) {
      read(schema, true);
    }

    private void read(JsonNode schema, boolean always) {
      if (schema.has("$ref")) {
        read(document.at(schema.get("$ref").asText().substring(1)), always);
      }
      if (schema.has("type")) {
        types.add(schema.get("type").asText());
      }
      schema.path("enum").forEach(choice -> choices.add(choice.asText()));
      if (always) {
        schema.path("required").forEach(key -> required.add(key.asText()));
      }
      schema
          .path("properties")
          .properties()
          .forEach(
              property ->
                  properties
                      .computeIfAbsent(property.getKey(), key -> new ArrayList<>())
                      .add(property.getValue()));
      if (schema.path("additionalProperties").isBoolean()) {
        closed |= !schema.get("additionalProperties").booleanValue();
      }
      single |= schema.path("maxProperties").asInt() == 1;
      if (schema.has("items")) {
        items.add(schema.get("items"));
      }
      schema.path("oneOf").forEach(branch -> read(branch, false));
      schema.path("anyOf").forEach(branch -> read(branch, false));
    }

    /** Whether values of this type of JSON may stand here. */
    boolean takes(String type) {
      return types.isEmpty() || types.contains(type);
    }

    /** The types of JSON that may stand here; empty for any. */
    Set<String> types() {
      return types;
    }

    /** The words that may stand here; empty for any. */
    Set<String> choices() {
      return choices;
    }

    Set<String> required() {
      return required;
    }

    Collection<String> keys() {
      return properties.keySet();
    }

    /** Whether a key that is not one of {@link #keys} is a mistake. */
    boolean closed() {
      return closed;
    }

    /** Whether there may be one key only. */
    boolean single() {
      return single;
    }

    Allowed property(String key) {
      return merged(properties.getOrDefault(key, List.of()));
    }

    Allowed items() {
      return merged(items);
    }

    /** The empty schemas beside a real one say nothing. */
    private Allowed merged(List<JsonNode> schemas) {
      List<JsonNode> telling = schemas.stream().filter(schema -> !schema.isEmpty()).toList();
      return allowed(telling.isEmpty() ? ANYTHING : telling.get(0));
    }
  }
}
