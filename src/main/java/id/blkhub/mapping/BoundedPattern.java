package id.blkhub.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression of a file of the hub, in Java's dialect, with limits on time and stack.
 * Thread-safe.
 */
public final class BoundedPattern {
  /** A short text costs a harmless pattern at most some hundred thousand steps. */
  private static final int SHORT = 64;

  private static final Pattern CODE_POINT = Pattern.compile("\\\\x\\{[0-9A-F]+}");

  private final Pattern pattern;
  private final boolean harmless;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
    this.harmless = harmless(pattern.pattern());
  }

  /**
   * Whether the expression backtracks little: it repeats no group, and at most two characters. Its
   * steps on a short text are then not counted.
   */
  private static boolean harmless(String expression) {
    String shape = CODE_POINT.matcher(expression).replaceAll("x");
    long repeats = shape.chars().filter(c -> "*+?{".indexOf(c) >= 0).count();
    return repeats <= 2 && expression.indexOf('(') < 0;
  }

  /**
   * Compiles an expression.
   *
   * @throws java.util.regex.PatternSyntaxException when it is none
   */
  public static BoundedPattern compile(String expression) {
    return new BoundedPattern(Pattern.compile(expression));
  }

  /**
   * Compiles an expression of a mapping, in which {@code $} is the end of the text. Java's {@code
   * $} also matches before a newline at the end: a mapping would take {@code "A-1\n"} for {@code
   * A-1}.
   *
   * @throws java.util.regex.PatternSyntaxException when it is none
   */
  static BoundedPattern ofMapping(String expression) {
    Pattern.compile(expression);
    return compile(expression.contains("(?m") ? expression : ScriptPattern.ended(expression));
  }

  /**
   * Whether a part of the text matches.
   *
   * @throws TooCostly when that cannot be told within the budget
   */
  public boolean found(String text) {
    return harmless && text.length() <= SHORT
        ? pattern.matcher(text).find()
        : find(matcher(text), 0);
  }

  Matcher matcher(String text) {
    return pattern.matcher(Budget.counted(text));
  }

  /** Finds the next match; (a|b)* and its like need a stack as deep as the text is long. */
  static boolean find(Matcher matcher, int from) {
    try {
      return matcher.find(from);
    } catch (StackOverflowError e) {
      throw new TooCostly(TooCostly.Of.READS);
    }
  }
}
