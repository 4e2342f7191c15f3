package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.partner.PartnerProfile.GrantedField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an agreement as a tree. What the tree does not name is left out; an array is passed
 * through element by element.
 */
public final class AllowedFields {
  private final Map<String, AllowedFields> below = new LinkedHashMap<>();
  private boolean whole;
  private boolean masked;

  private AllowedFields() {}

  public static AllowedFields of(List<GrantedField> fields) {
    AllowedFields root = new AllowedFields();
    for (GrantedField grantedField : fields) {
      AllowedFields place = root;
      for (String token : grantedField.pointer().substring(1).split("/", -1)) {
        String name = token.replace("~1", "/").replace("~0", "~");
        place = place.below.computeIfAbsent(name, n -> new AllowedFields());
      }
      place.whole = true;
      place.masked = grantedField.mask();
    }
    return root;
  }

  /** A new document with nothing but the allowed fields. */
  public ObjectNode of(ObjectNode document) {
    ObjectNode allowed = document.objectNode();
    below.forEach(
        (name, place) -> {
          JsonNode value = document.get(name);
          if (value != null) {
            JsonNode kept = place.keep(value);
            if (kept != null) {
              allowed.set(name, kept);
            }
          }
        });
    return allowed;
  }

  /** Null where nothing of it is allowed. */
  private @Nullable JsonNode keep(JsonNode value) {
    if (whole) {
      return masked ? mask(value) : value;
    }
    if (value instanceof ObjectNode object) {
      return of(object);
    }
    if (value instanceof ArrayNode array) {
      ArrayNode kept = array.arrayNode(array.size());
      for (JsonNode element : array) {
        JsonNode part = keep(element);
        if (part != null) {
          kept.add(part);
        }
      }
      return kept;
    }
    return null;
  }

  private static JsonNode mask(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode masked = object.objectNode();
      object.properties().forEach(entry -> masked.set(entry.getKey(), mask(entry.getValue())));
      return masked;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode masked = array.arrayNode(array.size());
      array.forEach(element -> masked.add(mask(element)));
      return masked;
    }
    return value.isNull()
        ? value
        : TextNode.valueOf(value.isTextual() ? MaskedValue.text(value.asText()) : "***");
  }
}
