package id.blkhub.mapping;

/**
 * A text that counts how often a pattern reads one of its characters. Java's patterns backtrack,
 * some of them without end, and only the text they read can stop them.
 */
record CountedText(String text, Budget budget) implements CharSequence {
  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    budget.read();
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
