package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether what a script made can go on through the hub: how many values, how long, how deep. */
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
