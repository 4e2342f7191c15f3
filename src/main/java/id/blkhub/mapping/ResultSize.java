package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** Limits the result of a script: number of values, length of texts, depth. */
final class ResultSize {
  private int values;
  private long characters;

  private ResultSize() {}

  static boolean isTooLarge(JsonNode result) {
    return new ResultSize().exceeds(result, 1);
  }

  private boolean exceeds(JsonNode node, int depth) {
    if (++values > Script.MAX_VALUES || depth > Script.MAX_DEPTH) {
      return true;
    }
    if (node.isTextual()) {
      characters += node.textValue().length();
    }
    if (node.isContainerNode()) {
      for (JsonNode child : node) {
        if (exceeds(child, depth + 1)) {
          return true;
        }
      }
    }
    return characters > Script.MAX_CHARACTERS;
  }
}
