package id.blkhub.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression of a file of the hub: Java's dialect, which contracts and mappings are
 * written in, but neither endless time nor an overflown stack. Thread-safe.
 */
public final class BoundedPattern {
  private final Pattern pattern;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
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
   * Whether a part of the text matches.
   *
   * @throws TooCostly when that cannot be told within the budget
   */
  public boolean found(String text) {
    return find(matcher(text), 0);
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
