package id.blkhub.contract;

import org.jspecify.annotations.Nullable;

/**
 * Translates one class of characters, {@code […]}. Every character is written as its number: Java
 * would take {@code [} for a class within the class and {@code &&} for an intersection.
 */
final class EcmaClass {
  private static final int BACKSPACE = 8;

  private final EcmaReader pattern;
  private final StringBuilder members = new StringBuilder();

  /** Stands for an escape that means several characters. */
  private static final int SET = -1;

  private @Nullable String set;

  EcmaClass(EcmaReader pattern) {
    this.pattern = pattern;
  }

  /** Reads up to the end of the class, whose {@code [} was read already. */
  String translated() {
    boolean others = pattern.follows("^");
    if (others) {
      pattern.read();
    }
    while (!pattern.follows("]")) {
      member();
    }
    pattern.read();
    if (members.isEmpty()) {
      return others ? EcmaPattern.any() : "(?!)";
    }
    return (others ? "[^" : "[") + members + "]";
  }

  private void member() {
    int first = one();
    String firstSet = set;
    if (!pattern.follows("-") || pattern.follows("-]")) {
      add(first, firstSet);
      return;
    }
    pattern.read();
    int last = one();
    if (first == SET || last == SET) {
      throw pattern.wrong("a range in a class needs a single character at both ends");
    }
    if (first > last) {
      throw pattern.wrong("a range in a class ends before it begins");
    }
    members.append(EcmaPattern.literal(first)).append('-').append(EcmaPattern.literal(last));
  }

  private void add(int character, @Nullable String characters) {
    members.append(character == SET ? characters : EcmaPattern.literal(character));
  }

  private int one() {
    int c = pattern.read();
    if (c != '\\') {
      return c;
    }
    char escape = pattern.escape();
    if (escape == 'b') {
      return BACKSPACE;
    }
    set = pattern.set(escape);
    return set == null ? pattern.character(escape) : SET;
  }
}
