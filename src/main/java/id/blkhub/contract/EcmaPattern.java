package id.blkhub.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates a {@code pattern} of JSON Schema, which is written in the dialect of ECMA-262 with its
 * flag {@code u}, into the dialect of Java. Both look alike and mean different things: Java's
 * {@code $} also matches before a newline at the end, so that {@code "A-1\n"} would keep {@code
 * ^A-1$}.
 */
final class EcmaPattern {
  private static final String NO_LINE_END = "[^\\n\\r\\x{2028}\\x{2029}]";
  private static final String ANY = "[\\x{0}-\\x{10FFFF}]";

  /** Before JDK 19 Java's own takes letters of every script for parts of a word. */
  private static final String WORD_EDGE = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";

  private static final String NO_WORD_EDGE = "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))";

  private static final Pattern TIMES = Pattern.compile("\\d{1,9}(,\\d{0,9})?}");
  private static final Pattern GROUP = Pattern.compile("\\?(:|=|!|<=|<!|<)");
  private static final Pattern NAME = Pattern.compile("[\\p{L}$_][\\p{L}\\p{Mn}\\p{Nd}$_]*>");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{0,3}");

  private static final int LOOK = -1;
  private static final int ASCII = 128;

  private final EcmaReader reader;
  private final Map<String, Integer> names = new HashMap<>();
  private final StringBuilder java = new StringBuilder();

  /**
   * The groups that are open: their number, 0 for one without a number, {@link #LOOK} for a
   * lookahead or lookbehind.
   */
  private final Deque<Integer> open = new ArrayDeque<>();

  private final Set<Integer> ended = new HashSet<>();
  private int groups;

  /** Whether a quantifier may follow. */
  private boolean repeatable;

  private EcmaPattern(EcmaReader reader) {
    this.reader = reader;
  }

  /**
   * Translates a pattern for {@link Pattern#compile(String)} and {@link Matcher#find()}.
   *
   * @throws IllegalArgumentException with a sentence when the pattern is not ECMA-262
   */
  static String toJava(String text) {
    EcmaReader reader = new EcmaReader(text);
    EcmaPattern pattern = new EcmaPattern(reader);
    while (!reader.atEnd()) {
      pattern.next();
    }
    if (!pattern.open.isEmpty()) {
      throw reader.wrong("a group that begins with ( does not end");
    }
    return pattern.java.toString();
  }

  private void next() {
    int c = reader.read();
    switch (c) {
      case '\\' -> escaped();
      case '[' -> add(new EcmaClass(reader).translated());
      case '(' -> opened();
      case ')' -> closed();
      case '*', '+', '?' -> repeated(Character.toString(c));
      case '{' -> repeated(times());
      case '.' -> add(NO_LINE_END);
      case '$' -> edge("\\z");
      case '^' -> edge("\\A");
      case '|' -> edge("|");
      default -> add(literal(c));
    }
  }

  private void add(String translated) {
    java.append(translated);
    repeatable = true;
  }

  private void edge(String translated) {
    java.append(translated);
    repeatable = false;
  }

  private void opened() {
    int group = 0;
    if (!reader.follows("?")) {
      group = ++groups;
      java.append('(');
    } else {
      String kind = reader.skipped(GROUP);
      if (kind == null) {
        throw reader.wrong(
            "(? must go on with one of : = ! <= <! <name>; ECMA-262 has no flags inside");
      }
      if (kind.equals("?<")) {
        group = ++groups;
        if (names.put(name(), group) != null) {
          throw reader.wrong("two groups have the same name");
        }
        java.append('(');
      } else {
        group = kind.equals("?:") ? 0 : LOOK;
        java.append('(').append(kind);
      }
    }
    open.push(group);
    repeatable = false;
  }

  private String name() {
    String name = reader.skipped(NAME);
    if (name == null) {
      throw reader.wrong("the name of a group is missing or wrong");
    }
    return name;
  }

  private void closed() {
    if (open.isEmpty()) {
      throw reader.wrong("a ) has no ( before it; write \\) for the character");
    }
    int group = open.pop();
    ended.add(group);
    java.append(')');
    repeatable = group != LOOK;
  }

  private String times() {
    String times = reader.skipped(TIMES);
    if (times == null) {
      throw reader.wrong("{ must begin {n}, {n,} or {n,m}; write \\{ for the character");
    }
    return "{" + times;
  }

  private void repeated(String quantifier) {
    if (!repeatable) {
      throw reader.wrong("nothing stands before " + quantifier + " that could be repeated");
    }
    java.append(quantifier);
    if (reader.skipped("?")) {
      java.append('?');
    }
    repeatable = false;
  }

  private void escaped() {
    char c = reader.escape();
    switch (c) {
      case 'b' -> edge(WORD_EDGE);
      case 'B' -> edge(NO_WORD_EDGE);
      case 'k' -> {
        if (!reader.skipped("<")) {
          throw reader.wrong("\\k must go on with <name>");
        }
        repeat(names.getOrDefault(name(), 0));
      }
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          repeat(Integer.parseInt(c + reader.skipped(DIGITS)));
      default -> {
        String set = reader.set(c);
        if (set != null) {
          add(c == 's' || c == 'S' ? "[" + set + "]" : set);
        } else {
          add(literal(reader.character(c)));
        }
      }
    }
  }

  /**
   * Writes a reference to a group. In ECMA-262 a reference inside its own group matches the empty
   * text, which nobody means, so it is refused.
   */
  private void repeat(int group) {
    if (!ended.contains(group)) {
      throw reader.wrong("it refers to a group that has not ended before");
    }
    add("(?:\\" + group + ")");
  }

  static String any() {
    return ANY;
  }

  /** One character, in a class or outside of one; letters and digits stay readable. */
  static String literal(int c) {
    if (c < ASCII && Character.isLetterOrDigit(c)) {
      return Character.toString(c);
    }
    return String.format(Locale.ROOT, "\\x{%X}", c);
  }
}
