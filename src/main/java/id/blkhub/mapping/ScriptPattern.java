package id.blkhub.mapping;

/** Replaces each {@code $} of a Java expression that means the end of the text by {@code \z}. */
final class ScriptPattern {
  private ScriptPattern() {}

  /** The changed expression. */
  static String ended(String expression) {
    StringBuilder result = new StringBuilder();
    int classes = 0;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\') {
        int end = escape(expression, i);
        result.append(expression, i, end);
        i = end - 1;
        continue;
      }
      if (c == '[') {
        classes++;
      } else if (c == ']' && classes > 0) {
        classes--;
      }
      result.append(c == '$' && classes == 0 ? "\\z" : String.valueOf(c));
    }
    return result.toString();
  }

  /** Where an escape ends: behind one character, or behind all that is quoted. */
  private static int escape(String expression, int from) {
    if (!expression.startsWith("\\Q", from)) {
      return Math.min(expression.length(), from + 2);
    }
    int end = expression.indexOf("\\E", from);
    return end < 0 ? expression.length() : end + 2;
  }
}
