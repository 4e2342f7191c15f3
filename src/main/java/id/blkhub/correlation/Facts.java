package id.blkhub.correlation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The facts of a case as they are stored: a JSON object. */
final class Facts {
  private static final JsonMapper JSON = new JsonMapper();

  private Facts() {}

  /**
   * @param stored null for none
   */
  static Map<String, JsonNode> read(String stored) {
    Map<String, JsonNode> facts = new LinkedHashMap<>();
    if (stored != null) {
      try {
        JSON.readTree(stored).properties().forEach(f -> facts.put(f.getKey(), f.getValue()));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("the facts of a case are no JSON", e);
      }
    }
    return facts;
  }

  static String write(Map<String, JsonNode> facts) {
    try {
      return JSON.writeValueAsString(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("facts that are JSON cannot be written", e);
    }
  }
}
