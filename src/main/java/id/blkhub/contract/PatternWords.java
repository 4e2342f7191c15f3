package id.blkhub.contract;

import id.blkhub.message.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a schema's {@code pattern} asks for, in words where it counts digits: who fills in a sheet
 * reads no regular expressions. Any other is shown as it is.
 */
final class PatternWords {
  private static final String DIGIT = "(?:\\[0-9]|\\\\d)";

  /** Such as {@code ^[1-9][0-9]{0,4}$}. */
  private static final Pattern NUMBER =
      Pattern.compile("\\^\\[1-9](?:" + DIGIT + "(?:\\{(0),([1-9])})?)?\\$");

  /** Such as {@code ^\d{5}$}. */
  private static final Pattern DIGITS =
      Pattern.compile("\\^" + DIGIT + "\\{(\\d{1,2})(?:,(\\d{1,2}))?}\\$");

  private PatternWords() {}

  static Text of(String pattern) {
    Matcher number = NUMBER.matcher(pattern);
    if (number.matches()) {
      boolean two = pattern.length() > "^[1-9]$".length() && number.group(1) == null;
      int more = number.group(2) == null ? 0 : Integer.parseInt(number.group(2));
      String least = two ? "10" : "1";
      String most = two ? "99" : "9".repeat(1 + more);
      return new Text(
          "bilangan bulat " + least + " sampai " + most + ", hanya angka",
          "a whole number from " + least + " to " + most + ", digits only");
    }
    Matcher digits = DIGITS.matcher(pattern);
    if (digits.matches()) {
      String most = digits.group(2) == null ? "" : digits.group(2);
      return new Text(
          digits.group(1) + (most.isEmpty() ? "" : " sampai " + most) + " angka",
          digits.group(1) + (most.isEmpty() ? "" : " to " + most) + " digits");
    }
    return new Text("sesuai pola " + pattern, "of the pattern " + pattern);
  }
}
