package id.blkhub.pack;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.partner.PartnerProfile.Agreement;
import java.util.Map;

/**
 * The hub's own document by which a receiver without a form of its own is told that earlier
 * deliveries do not count any more.
 */
final class VoidForm {
  private static final String MESSAGE = "01a20060-30c4-7db9-9ac1-2181b3061e13";

  private final String kind;
  private final ObjectNode canonical;
  private final Agreement agreement;
  private final FieldNames names;

  /**
   * @param canonical the contract of the kind in one file
   * @param names what the receiver calls the fields of the kind
   */
  VoidForm(String kind, ObjectNode canonical, Agreement agreement, FieldNames names) {
    this.kind = kind;
    this.canonical = canonical;
    this.agreement = agreement;
    this.names = names;
  }

  ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Pembatalan " + kind + ", sebagaimana Anda terima");
    schema.put(
        "description",
        "Kiriman dengan cloudEvents_type id.blkhub.%1$s.void: pesan ini tidak berlaku lagi. / A delivery of type id.blkhub.%1$s.void: these messages do not count any more."
            .formatted(kind));
    schema.put("type", "object").put("additionalProperties", false);
    schema.putArray("required").add("correction").add("kind").add("messages").add("voidedOn");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("correction").put("const", "void");
    properties.putObject("kind").put("const", kind);
    ObjectNode messages = properties.putObject("messages");
    messages.put(
        "description",
        "cloudEvents_id dari kiriman yang tidak berlaku / of the deliveries that do not count");
    messages.put("type", "array").put("minItems", 1).putObject("items").put("type", "string");
    properties.putObject("voidedOn").put("type", "string").put("format", "date");
    properties
        .putObject("reason")
        .putArray("enum")
        .add("WRONG_PERSON")
        .add("REVOKED")
        .add("WITHDRAWN")
        .add("OTHER");
    ObjectNode key = keys();
    if (!key.path("properties").isEmpty()) {
      properties.set("key", key);
    }
    return schema;
  }

  /** The business key as far as the agreement grants it, with the receiver's name of each part. */
  private ObjectNode keys() {
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    key.put("description", "Kunci bisnis / business key");
    key.put("type", "object");
    ObjectNode fields = key.putObject("properties");
    for (JsonNode part : canonical.path("x-business-key")) {
      JsonPointer pointer = JsonPointer.compile(part.asText());
      if (granted(part.asText()) && pointer.head() != null && pointer.head().matches()) {
        ObjectNode field = fields.putObject(pointer.last().getMatchingProperty());
        field.putArray("type").add("string").add("number");
        names
            .of(part.asText())
            .ifPresent(
                own -> {
                  field.put("description", "Isian Anda / your field: " + own);
                  field.put("x-your-field", own);
                });
      }
    }
    return key;
  }

  private boolean granted(String pointer) {
    return agreement.fields().stream()
        .anyMatch(
            field -> pointer.equals(field.pointer()) || pointer.startsWith(field.pointer() + '/'));
  }

  /**
   * @param example a canonical message of the kind
   */
  Map<String, JsonNode> samples(JsonNode example) {
    ObjectNode sample = JsonNodeFactory.instance.objectNode();
    sample.put("correction", "void").put("kind", kind);
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    keys()
        .path("properties")
        .fieldNames()
        .forEachRemaining(
            name -> {
              JsonNode value = example.path(name);
              if (value.isValueNode() && !value.isMissingNode()) {
                key.set(name, value);
              }
            });
    if (!key.isEmpty()) {
      sample.set("key", key);
    }
    sample.putArray("messages").add(MESSAGE);
    sample.put("voidedOn", "2026-11-22").put("reason", "WITHDRAWN");
    return Map.of("void", sample);
  }
}
