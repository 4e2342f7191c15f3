package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Contract and mapping of a kind as a partner first gets it: the granted fields as they are. */
final class OutgoingForm {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String MASK = ":mask";

  private final CanonicalForm canonical;
  private final CaseFacts facts;
  private final Map<String, Boolean> fields = new LinkedHashMap<>();

  /**
   * @param granted pointers, those with {@code :mask} behind masked; none for all that must be
   *     there and says nothing of a person
   * @throws DraftRefused for a field the kind does not have
   */
  OutgoingForm(CanonicalForm canonical, CaseFacts facts, List<String> granted) {
    this.canonical = canonical;
    this.facts = facts;
    if (granted.isEmpty()) {
      impersonal();
    }
    for (String field : granted) {
      boolean masked = field.endsWith(MASK);
      String pointer = masked ? field.substring(0, field.length() - MASK.length()) : field;
      if (pointer.startsWith(CaseFacts.CONTEXT)) {
        checkFact(pointer, masked);
      } else if (!canonical.contract().has(pointer)) {
        throw new DraftRefused(
            DraftProblem.NO_FIELD,
            canonical.kind(),
            pointer,
            Suggestion.of(pointer, canonical.contract().fields()));
      }
      fields.put(pointer, masked);
    }
  }

  private void checkFact(String pointer, boolean masked) {
    String fact = pointer.substring(CaseFacts.CONTEXT.length());
    if (facts.schema(fact).isEmpty()) {
      throw new DraftRefused(
          DraftProblem.NO_FACT,
          fact,
          Suggestion.of(fact, facts.names()),
          String.join(", ", facts.names()));
    }
    if (masked) {
      throw new DraftRefused(DraftProblem.FACT_MASKED, pointer);
    }
  }

  private void impersonal() {
    for (CanonicalForm.CanonicalLeaf canonicalLeaf : canonical.leaves(canonical.root())) {
      if (canonicalLeaf.required() && canonical.personal(canonicalLeaf.pointer()).isEmpty()) {
        fields.put(canonicalLeaf.pointer(), false);
      }
    }
  }

  /** Pointers in the order of the agreement, and whether each is masked. */
  Map<String, Boolean> fields() {
    return new LinkedHashMap<>(fields);
  }

  ObjectNode contract(String title) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    fill(schema, canonical.root(), "");
    context().ifPresent(context -> ((ObjectNode) schema.get("properties")).set("context", context));
    return schema;
  }

  /** What is granted of the case; a message may come without it, so nothing of it is required. */
  private Optional<ObjectNode> context() {
    ObjectNode properties = JSON.objectNode();
    for (String pointer : fields.keySet()) {
      if (pointer.startsWith(CaseFacts.CONTEXT)) {
        String fact = pointer.substring(CaseFacts.CONTEXT.length());
        properties.set(fact, facts.schema(fact).orElseThrow());
      }
    }
    ObjectNode context = JSON.objectNode();
    context.put("type", "object");
    context.put("additionalProperties", false);
    context.set("properties", properties);
    return properties.isEmpty() ? Optional.empty() : Optional.of(context);
  }

  private void fill(ObjectNode schema, JsonNode form, String at) {
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    ArrayNode required = JSON.arrayNode();
    ObjectNode properties = JSON.objectNode();
    for (Map.Entry<String, JsonNode> property : form.path("properties").properties()) {
      String pointer = at + '/' + property.getKey();
      if (fields.keySet().stream().anyMatch(one -> (one + '/').startsWith(pointer + '/'))) {
        properties.set(property.getKey(), field(pointer, canonical.resolved(property.getValue())));
        if (CanonicalForm.requires(form, property.getKey())) {
          required.add(property.getKey());
        }
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    schema.set("properties", properties);
  }

  private ObjectNode field(String pointer, JsonNode form) {
    ObjectNode field = JSON.objectNode();
    if (!fields.containsKey(pointer)) {
      boolean list = form.has("items");
      JsonNode inside = list ? canonical.resolved(form.get("items")) : form;
      fill(list ? field.put("type", "array").putObject("items") : field, inside, pointer);
      return personal(field, pointer);
    }
    if (fields.get(pointer)) {
      field.put("type", "string");
      if (form.path("format").asText().equals("nik")) {
        field.put("format", "nik-masked");
      }
    } else {
      field = (ObjectNode) canonical.whole(form);
    }
    return personal(field, pointer);
  }

  private ObjectNode personal(ObjectNode field, String pointer) {
    String personal = canonical.personal(pointer);
    if (!personal.isEmpty()) {
      field.put("x-personal", personal);
    }
    return field;
  }

  /** Of an object only a part of which is granted a mapping sees just that part. */
  String mapping() {
    return fields.keySet().stream()
        .map(pointer -> pointer.substring(1).split("/")[0])
        .distinct()
        .map(name -> "  " + Expression.quoted(name) + ": " + Expression.path(List.of(name)))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  /** The same contract for a document in which it is one member. */
  static ObjectNode within(String name, ObjectNode contract) {
    ObjectNode outer = JSON.objectNode();
    outer.set("$schema", contract.remove("$schema"));
    outer.set("title", contract.remove("title"));
    outer.put("type", "object").put("additionalProperties", false);
    outer.putArray("required").add(name);
    outer.putObject("properties").set(name, contract);
    return outer;
  }

  /** The same mapping for a document in which it is one member. */
  static String within(String name, String mapping) {
    return "{\n  %s: %s\n}\n"
        .formatted(Expression.quoted(name), mapping.strip().replace("\n", "\n  "));
  }
}
