package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One place in which a document is not what was expected.
 *
 * @param pointer JSON Pointer into it
 * @param expected none where nothing was
 * @param actual none where nothing is
 */
record Difference(String pointer, @Nullable JsonNode expected, @Nullable JsonNode actual) {
  private static final int LONGEST = 160;

  @Override
  public String toString() {
    return "%s: expected %s, got %s"
        .formatted(pointer.isEmpty() ? "(whole)" : pointer, shown(expected), shown(actual));
  }

  private static String shown(@Nullable JsonNode value) {
    if (value == null) {
      return "nothing";
    }
    String text = Pretty.oneLine(value);
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
