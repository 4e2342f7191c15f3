package id.blkhub.reader;

import org.jspecify.annotations.Nullable;

/** The rule for ids, sources and types, the same for every protocol. */
final class SoundText {
  private static final int LONGEST = 255;

  private SoundText() {}

  /**
   * Whether the text has 1 to 255 characters that can be seen, printed and compared: no control
   * characters, no marks of direction, nothing without width, no line or paragraph separators, no
   * half of a surrogate pair, no blank at either end.
   *
   * @param text null is not sound
   */
  static boolean is(@Nullable String text) {
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
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isInvisible(character);
    };
  }

  /**
   * Characters without a shape, and the replacement character of a text that was decoded wrongly.
   */
  private static boolean isInvisible(int character) {
    return switch (character) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFD -> true;
      default ->
          character >= 0x180B && character <= 0x180F
              || character >= 0xFE00 && character <= 0xFE0F
              || character >= 0xE0100 && character <= 0xE01EF;
    };
  }
}
