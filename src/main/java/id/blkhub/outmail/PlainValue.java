package id.blkhub.outmail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * A value as it may stand in a mail: on one line, and without signs that end a header, steer a
 * terminal, or change the direction of what follows.
 */
final class PlainValue {
  private static final Pattern UNSAFE =
      Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\\p{Zs}]+");
  private static final int LONGEST = 1_000;
  private static final int LONGEST_HEADER = 200;

  private PlainValue() {}

  /** The text of a field; empty where it has none. */
  static String of(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isValueNode() && !value.isNull() ? cut(plain(value.asText()), LONGEST) : "";
  }

  /** For a header of a mail. */
  static String headerOf(String text) {
    return cut(plain(text), LONGEST_HEADER);
  }

  private static String plain(String text) {
    return UNSAFE.matcher(text).replaceAll(" ").strip();
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    // not between the two halves of one sign
    int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return text.substring(0, end) + '…';
  }
}
