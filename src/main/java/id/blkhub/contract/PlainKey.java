package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The parts of a business key are lines without anything invisible and without blanks around them:
 * two keys that look alike would be two messages for the hub and one for people.
 */
record PlainKey(List<JsonPointer> parts) implements ContractRule {
  @Override
  public void check(JsonNode document, Report report) {
    for (JsonPointer part : parts) {
      JsonNode value = document.at(part);
      if (value.isTextual() && !isPlain(value.textValue())) {
        report.error(part.toString(), ContractProblem.KEY_NOT_PLAIN);
      }
    }
  }

  private static boolean isPlain(String key) {
    return ReadableText.isLine(key)
        && !Character.isSpaceChar(key.charAt(0))
        && !Character.isSpaceChar(key.charAt(key.length() - 1));
  }
}
