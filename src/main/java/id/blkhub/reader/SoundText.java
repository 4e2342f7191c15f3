package id.blkhub.reader;

/** The one rule for ids, sources and types, at every door. */
final class SoundText {
  private static final int LONGEST = 255;
  private static final int REPLACEMENT = 0xFFFD;

  private SoundText() {}

  /**
   * Whether the text has 1 to 255 characters that can be seen, printed and compared: no control
   * characters, no marks of direction, nothing without width, no line or paragraph separators, no
   * half of a surrogate pair, no blank at either end.
   *
   * @param text null is not sound
   */
  static boolean is(String text) {
    return text != null
        && !text.isEmpty()
        && text.codePointCount(0, text.length()) <= LONGEST
        && !isBlank(text.codePointAt(0))
        && !isBlank(text.codePointBefore(text.length()))
        && text.codePoints().allMatch(SoundText::isSeen);
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // what a reader before this one could not decode
      default -> character != REPLACEMENT;
    };
  }
}
