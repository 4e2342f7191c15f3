package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * A schema of one file with its references resolved and only the keywords that documents are
 * checked against.
 */
final class PlainSchema {
  private final JsonNode root;
  private final Set<String> following = new HashSet<>();

  private PlainSchema(JsonNode root) {
    this.root = root;
  }

  static JsonNode of(JsonNode bundled) {
    return new PlainSchema(bundled).plain(bundled);
  }

  private JsonNode plain(JsonNode schema) {
    if (schema.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      schema.forEach(element -> list.add(plain(element)));
      return list;
    }
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode plain = JsonNodeFactory.instance.objectNode();
    String reference = schema.path("$ref").asText();
    // a schema that refers to itself has no end
    boolean follow = schema.has("$ref") && following.add(reference);
    if (follow) {
      plain.setAll((ObjectNode) plain(root.at(reference.substring(1))));
      following.remove(reference);
    }
    schema
        .properties()
        .forEach(
            member -> {
              String keyword = member.getKey();
              if (keyword.equals("properties")) {
                ObjectNode named = plain.withObject("/properties");
                member
                    .getValue()
                    .properties()
                    .forEach(p -> named.set(p.getKey(), plain(p.getValue())));
              } else if (!Keywords.SAY_NOTHING.contains(keyword)
                  && !(follow && keyword.equals("$ref"))) {
                plain.set(
                    keyword, keyword.equals("enum") ? member.getValue() : plain(member.getValue()));
              }
            });
    return plain;
  }
}
