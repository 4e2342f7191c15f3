package id.blkhub.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a pattern of ECMA-262 from left to right, and what its escapes stand for. */
final class EcmaReader {
  /** White space and line ends of ECMA-262 ({@code \s}), and all other characters ({@code \S}). */
  private static final String SPACE =
      "\\x{9}-\\x{D}\\x{20}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}"
          + "\\x{3000}\\x{FEFF}";

  private static final String NO_SPACE =
      "\\x{0}-\\x{8}\\x{E}-\\x{1F}\\x{21}-\\x{9F}\\x{A1}-\\x{167F}\\x{1681}-\\x{1FFF}"
          + "\\x{200B}-\\x{2027}\\x{202A}-\\x{202E}\\x{2030}-\\x{205E}\\x{2060}-\\x{2FFF}"
          + "\\x{3001}-\\x{FEFE}\\x{FF00}-\\x{10FFFF}";

  private final String text;
  private int at;

  EcmaReader(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at == text.length();
  }

  /** The next character. */
  int read() {
    if (atEnd()) {
      throw wrong("a class that begins with [ does not end");
    }
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  boolean follows(String expected) {
    return text.startsWith(expected, at);
  }

  /** Reads the expected text where it follows; says whether it did. */
  boolean skipped(String expected) {
    boolean follows = follows(expected);
    at += follows ? expected.length() : 0;
    return follows;
  }

  /** Reads what follows in that form; null where it does not follow. */
  @Nullable String skipped(Pattern form) {
    Matcher matcher = form.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher.group();
  }

  /** Reads the character behind a backslash. */
  char escape() {
    if (atEnd()) {
      throw wrong("nothing follows the last backslash");
    }
    return text.charAt(at++);
  }

  /** The characters of an escape that stands for several, to be written in a class; else null. */
  @Nullable String set(char c) {
    return switch (c) {
      case 'd', 'D', 'w', 'W' -> "\\" + c;
      case 's' -> SPACE;
      case 'S' -> NO_SPACE;
      case 'p', 'P' -> {
        int end = text.startsWith("{", at) ? text.indexOf('}', at) : -1;
        String property = end < 0 ? null : EcmaProperty.toJava(text.substring(at + 1, end));
        if (property == null) {
          throw wrong("\\" + c + " must go on with a property it knows, such as {L} or {Letter}");
        }
        at = end + 1;
        yield "\\" + c + property;
      }
      default -> null;
    };
  }

  /** The one character an escape stands for. */
  int character(char c) {
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> 0x0B;
      case 'f' -> '\f';
      case 'r' -> '\r';
      case '0' -> nul();
      case 'c' -> control();
      case 'x' -> hexadecimal(2);
      case 'u' -> unicode();
      default -> {
        if (c < 128 && Character.isLetterOrDigit(c)) {
          throw wrong("ECMA-262 has no \\" + c);
        }
        yield Character.isHighSurrogate(c) && at < text.length()
            ? Character.toCodePoint(c, text.charAt(at++))
            : c;
      }
    };
  }

  private int nul() {
    if (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
      throw wrong("ECMA-262 has no octal numbers; write \\xHH");
    }
    return 0;
  }

  private int control() {
    char letter = at < text.length() ? text.charAt(at++) : 0;
    if (letter >= 128 || !Character.isLetter(letter)) {
      throw wrong("\\c must go on with a letter");
    }
    return letter % 32;
  }

  private int unicode() {
    if (text.startsWith("{", at)) {
      int end = text.indexOf('}', at);
      String digits = end < 0 ? "" : text.substring(at + 1, end);
      if (!digits.matches("0*[0-9a-fA-F]{1,6}") || Integer.parseInt(digits, 16) > 0x10FFFF) {
        throw wrong("\\u{ must go on with a code point and }");
      }
      at = end + 1;
      return Integer.parseInt(digits, 16);
    }
    int first = hexadecimal(4);
    if (first <= 0xFFFF && Character.isHighSurrogate((char) first) && text.startsWith("\\u", at)) {
      int before = at;
      at += 2;
      int second = hexadecimal(4);
      if (Character.isLowSurrogate((char) second)) {
        return Character.toCodePoint((char) first, (char) second);
      }
      at = before;
    }
    return first;
  }

  private int hexadecimal(int digits) {
    int end = Math.min(text.length(), at + digits);
    String number = text.substring(at, end);
    if (number.length() < digits || !number.matches("[0-9a-fA-F]+")) {
      throw wrong("an escape needs " + digits + " hexadecimal digits");
    }
    at = end;
    return Integer.parseInt(number, 16);
  }

  IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException("pattern \"" + text + "\": " + why);
  }
}
