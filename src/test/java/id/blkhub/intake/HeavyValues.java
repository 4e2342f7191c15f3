package id.blkhub.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * JSON values, of a size that can be chosen, that are the worst for some part of a reader or
 * validator: hash tables, sets of violations, sorting, patterns, numbers, paths, normal forms.
 */
final class HeavyValues {
  private static final int DEEP = 55;

  private HeavyValues() {}

  /** Each by its name; the number is the bytes it may have, which it nearly has. */
  static Map<String, IntFunction<String>> all() {
    Map<String, IntFunction<String>> values = new LinkedHashMap<>();
    names(values);
    elements(values);
    numbers(values);
    equalElements(values);
    texts(values);
    places(values);
    return values;
  }

  private static void names(Map<String, IntFunction<String>> values) {
    values.put("names of one hash", n -> object(n, i -> quoted(sameHash(i, 15, "Aa", "BB"))));
    values.put("short names of one hash", n -> object(n, i -> quoted(sameHash(i, 17, "an", "c0"))));
    values.put("many names", n -> object(n, i -> quoted("k" + Integer.toString(i, 36))));
    values.put("names that begin alike", n -> object(n, i -> quoted("n".repeat(950) + i)));
    values.put("empty names in objects", n -> array(n, i -> "{\"\":0}"));
  }

  private static void elements(Map<String, IntFunction<String>> values) {
    values.put("empty objects", n -> array(n, i -> "{}"));
    values.put("empty lists", n -> array(n, i -> "[]"));
    values.put("nulls", n -> array(n, i -> "null"));
    values.put("deep lists", n -> array(n, i -> "[".repeat(DEEP) + "]".repeat(DEEP)));
    values.put("deep objects", n -> array(n, i -> "{\"a\":".repeat(DEEP) + i + "}".repeat(DEEP)));
    values.put("objects with unknown names", n -> array(n, i -> "{\"x" + i + "\":1,\"y\":2}"));
    values.put("lists of two", n -> array(n, i -> "[1," + i + "]"));
  }

  private static void numbers(Map<String, IntFunction<String>> values) {
    values.put("digits", n -> array(n, i -> String.valueOf(i % 10)));
    values.put("different numbers", n -> array(n, String::valueOf));
    values.put("long numbers", n -> array(n, i -> "9".repeat(90) + (100_000 + i)));
    values.put("long decimals", n -> array(n, i -> "0." + "3".repeat(90) + (100_000 + i)));
    values.put("large exponents", n -> array(n, i -> i + "e9" + i % 10));
    values.put("small exponents", n -> array(n, i -> i + "e-9" + i % 10));
    values.put("exponents past the limit", n -> array(n, i -> "1e999999999"));
    values.put("equal numbers", n -> array(n, i -> "1." + "0".repeat(1 + i % 95)));
  }

  private static void equalElements(Map<String, IntFunction<String>> values) {
    values.put("texts of one hash", n -> array(n, i -> quoted(sameHash(i, 15, "Aa", "BB"))));
    values.put("codes of one hash", n -> array(n, i -> quoted(sameHash(i, 16, "an", "c0"))));
    values.put(
        "objects of one hash",
        n -> array(n, i -> "{" + quoted(sameHash(i, 15, "Aa", "BB")) + ":1}"));
    values.put("lists of one hash", n -> array(n, i -> "[" + i + "," + -31 * i + "]"));
    values.put("long texts that begin alike", n -> array(n, i -> quoted("t".repeat(900) + i)));
    values.put("different codes", n -> array(n, i -> quoted("c" + Integer.toString(i, 36))));
    values.put("equal codes", n -> array(n, i -> quoted("c")));
    values.put("empty texts", n -> array(n, i -> "\"\""));
  }

  private static void texts(Map<String, IntFunction<String>> values) {
    for (String unit :
        new String[] {
          "a",
          "A",
          "7",
          " ",
          "-",
          "a.",
          "A1 ",
          "1-",
          "a@",
          "0 ",
          "\\\"",
          "\\n",
          "<",
          "Zm9v",
          "\\u0041",
          "\\ud83d\\ude00",
          "é",
          "e\u0301",
          "\u0301\u0323",
          "\u0323\u0301\u0345",
          "\ufdfa",
          "\u0f73",
          "K.",
          "62",
          "2026-"
        }) {
      String shown = unit.length() > 2 && unit.charAt(0) > 127 ? "marks" : unit;
      values.put("text of " + escaped(shown), n -> text(n, unit, ""));
      values.put("text of " + escaped(shown) + " and a wrong end", n -> text(n, unit, "!"));
    }
    values.put("one character over all marks", HeavyValues::marksInFallingOrder);
  }

  private static void places(Map<String, IntFunction<String>> values) {
    String long1 = "n".repeat(990);
    String open = ("{\"" + long1 + "\":").repeat(DEEP);
    String close = "}".repeat(DEEP);
    values.put(
        "names twice in a deep place", n -> open + object(n - open.length(), i -> "\"\"") + close);
    values.put(
        "bad characters in a deep place",
        n -> open + array(n - open.length(), i -> "\"\\u0000\"") + close);
    values.put(
        "exponents in a deep place", n -> open + array(n - open.length(), i -> "1e999") + close);
    values.put(
        "unknown names in a deep place",
        n -> open + object(n - open.length(), i -> quoted("k" + i)) + close);
  }

  private static String marksInFallingOrder(int bytes) {
    StringBuilder text = new StringBuilder("\"a");
    // what has class 230 first, then what has to be moved before all of them
    text.append("\u0301".repeat((bytes - 8) / 4)).append("\u0323".repeat((bytes - 8) / 4));
    return text.append('"').toString();
  }

  /** The n-th of the names made of so many blocks that all have the same hash code. */
  static String sameHash(int n, int blocks, String one, String other) {
    StringBuilder name = new StringBuilder();
    for (int block = 0; block < blocks; block++) {
      name.append((n >> block & 1) == 0 ? one : other);
    }
    return name.toString();
  }

  private static String object(int bytes, IntFunction<String> name) {
    return joined(bytes, '{', '}', i -> name.apply(i) + ":0");
  }

  private static String array(int bytes, IntFunction<String> element) {
    return joined(bytes, '[', ']', element);
  }

  private static String joined(int bytes, char open, char close, IntFunction<String> part) {
    StringBuilder text = new StringBuilder(bytes + 1_100).append(open);
    for (int i = 0; text.length() < bytes - 1_100; i++) {
      text.append(i == 0 ? "" : ",").append(part.apply(i));
    }
    return text.append(close).toString();
  }

  private static String text(int bytes, String unit, String end) {
    int each = unit.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    // a text may have a million characters
    return '"' + unit.repeat(Math.min(bytes - 10, 990_000) / each) + end + '"';
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String escaped(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars()
        .forEach(c -> shown.append(c < 127 ? String.valueOf((char) c) : "U+%04X".formatted(c)));
    return shown.toString();
  }
}
