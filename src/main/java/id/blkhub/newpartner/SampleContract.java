package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.KnownFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Drafts a contract that the samples fulfil: types, unmistakable formats, the fields that every
 * sample has as required ones, and no other fields. It limits no lengths, which samples do not
 * show.
 */
final class SampleContract {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String PERSONAL = "x-personal";
  private static final String GENERAL = "general";
  private static final Set<String> PERSONAL_FORMATS = Set.of("nik", "email");

  /** What {@code x-personal} says of a field, by its path; empty where it needs not be there. */
  private final Function<List<String>, String> privacyOf;

  private SampleContract(Function<List<String>, String> privacyOf) {
    this.privacyOf = privacyOf;
  }

  /**
   * @param mapping tells the canonical field of each field, and so whether it is personal
   * @param names tells which names are personal in any kind
   */
  static ObjectNode of(
      String title,
      CanonicalForm canonical,
      IncomingMapping mapping,
      NameMatcher nameMatcher,
      SampleForm samples) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    Function<List<String>, String> privacy =
        path -> {
          Optional<String> same = mapping.madeOf(path);
          // an unclassified field counts as personal where the kind has personal fields
          return same.isPresent()
              ? canonical.personal(same.get())
              : canonical.speaksOfPersons() || nameMatcher.speaksOfAPerson(path) ? GENERAL : "";
        };
    new SampleContract(privacy).object(schema, samples, List.of());
    return schema;
  }

  /**
   * Adds to a schema what the samples of a new kind show; what is called like a person's data is
   * personal.
   */
  static void addTo(ObjectNode schema, NameMatcher nameMatcher, SampleForm samples) {
    new SampleContract(path -> nameMatcher.speaksOfAPerson(path) ? GENERAL : "")
        .object(schema, samples, List.of());
  }

  private void object(ObjectNode schema, SampleForm form, List<String> path) {
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    ArrayNode required = JSON.arrayNode();
    ObjectNode properties = JSON.objectNode();
    for (String name : form.names()) {
      List<String> at = new ArrayList<>(path);
      at.add(name);
      properties.set(name, field(form.at(name), at));
      if (form.always(name)) {
        required.add(name);
      }
    }
    schema.set("required", required);
    schema.set("properties", properties);
  }

  private ObjectNode field(SampleForm form, List<String> path) {
    ObjectNode schema = JSON.objectNode();
    if (form.all(JsonNode::isObject)) {
      object(schema, form.notNull(), path);
    } else if (form.all(JsonNode::isArray)) {
      schema.put("type", "array");
      SampleForm elements = form.notNull().elements();
      if (!elements.values().isEmpty()) {
        schema.set("items", field(elements, path));
      }
      personal(schema, path);
    } else {
      value(schema, form, path);
    }
    return orNull(schema, form);
  }

  private void value(ObjectNode schema, SampleForm form, List<String> path) {
    Set<String> types = new TreeSet<>();
    form.notNull().values().forEach(value -> types.add(type(value)));
    if (types.contains("number")) {
      types.remove("integer");
    }
    if (types.isEmpty()) {
      schema.put("description", "Null in the sample, which does not tell what else it may be.");
      types.addAll(List.of("boolean", "null", "number", "string"));
    }
    if (types.size() == 1) {
      schema.put("type", types.iterator().next());
    } else {
      types.forEach(schema.putArray("type")::add);
    }
    if (types.equals(Set.of("string"))) {
      KnownFormats.of(Expression.texts(form)).ifPresent(format -> schema.put("format", format));
    }
    personal(schema, path);
    // a NIK that was written as a number
    if (types.equals(Set.of("integer"))
        && !schema.has(PERSONAL)
        && KnownFormats.of(Expression.texts(form)).filter("nik"::equals).isPresent()) {
      schema.put(PERSONAL, GENERAL);
    }
  }

  private void personal(ObjectNode schema, List<String> path) {
    String privacy = privacyOf.apply(path);
    if (privacy.isEmpty() && PERSONAL_FORMATS.contains(schema.path("format").asText())) {
      privacy = GENERAL;
    }
    if (!privacy.isEmpty()) {
      schema.put(PERSONAL, privacy);
    }
  }

  private static ObjectNode orNull(ObjectNode schema, SampleForm form) {
    JsonNode type = schema.path("type");
    if (type.isTextual() && form.values().stream().anyMatch(JsonNode::isNull)) {
      schema.set("type", JSON.arrayNode().add(type.asText()).add("null"));
    }
    return schema;
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case ARRAY -> "array";
      default -> "object";
    };
  }
}
