package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides how much of a message a violation may repeat. */
final class Quote {
  private static final int MAX = 40;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_@$][A-Za-z0-9_@$.:-]{0,39}");
  private static final Pattern INDEX = Pattern.compile("\\d{1,7}");
  // a NIK or a telephone number put into the wrong field
  private static final Pattern LONG_DIGITS = Pattern.compile("\\d{4,}");

  private Quote() {}

  /** A path whose segments that do not look like field names are replaced by {@code ?}. */
  static String path(String pointer) {
    if (pointer.isEmpty()) {
      return pointer;
    }
    StringBuilder safe = new StringBuilder(pointer.length());
    for (String segment : pointer.substring(1).split("/", -1)) {
      safe.append('/').append(INDEX.matcher(segment).matches() ? segment : name(segment));
    }
    return safe.toString();
  }

  /** A field name, or {@code ?} where it could be a value in the place of a name. */
  static String name(String name) {
    return NAME.matcher(name).matches() && !tooManyDigits(name) ? name : "?";
  }

  /**
   * A text, number or boolean in quotes, shortened; of a long number four digits stay. Empty for
   * objects and arrays.
   */
  static String value(@Nullable JsonNode node) {
    if (node == null || node.isContainerNode() || node.isMissingNode()) {
      return "";
    }
    String text = node.asText();
    String masked = tooManyDigits(text) ? LONG_DIGITS.matcher(text).replaceAll(Quote::mask) : text;
    if (masked.length() <= MAX) {
      return '"' + masked + '"';
    }
    // not between the halves of one character
    int end = Character.isHighSurrogate(masked.charAt(MAX - 1)) ? MAX - 1 : MAX;
    return '"' + masked.substring(0, end) + "…\"";
  }

  private static boolean tooManyDigits(String text) {
    return text.chars().filter(Character::isDigit).count() >= 9;
  }

  private static String mask(java.util.regex.MatchResult digits) {
    return Matcher.quoteReplacement(
        digits.group().substring(0, 4) + "*".repeat(digits.group().length() - 4));
  }
}
