package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which reference tables a schema names for a field: by {@code x-table}, or by a format that takes
 * only what stands in a table.
 */
final class CodeTables {
  /** The table of each such format. */
  static final Map<String, String> OF_FORMATS =
      Map.of(
          "education-code", "education",
          "education-any", "education",
          "vocation-code", "vocations",
          "vocation-any", "vocations",
          "purpose-code", Contracts.PURPOSES,
          "region-any", "regions");

  private CodeTables() {}

  static Set<String> of(JsonNode schema) {
    Set<String> named = new TreeSet<>();
    JsonNode written = schema.path("x-table");
    if (written.isArray()) {
      written.forEach(one -> named.add(one.path("table").asText()));
    } else if (written.isObject()) {
      named.add(written.path("table").asText());
    }
    String ofFormat = OF_FORMATS.get(schema.path("format").asText());
    if (ofFormat != null) {
      named.add(ofFormat);
    }
    return named;
  }
}
