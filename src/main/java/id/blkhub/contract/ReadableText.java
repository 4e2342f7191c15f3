package id.blkhub.contract;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Judges texts that people read: they must not be blank and must have no invisible characters. With
 * those (control characters, characters without width, direction marks) two different names could
 * look alike.
 */
final class ReadableText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** Scripts that write some words with a joiner or a non-joiner between two letters. */
  private static final Set<UnicodeScript> JOINING =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.JAVANESE,
          UnicodeScript.BALINESE,
          UnicodeScript.SUNDANESE);

  private ReadableText() {}

  /** A person's name: on one line, with at least one letter. */
  static boolean isPersonName(String text) {
    return shown(text, c -> false)
        && text.codePoints().anyMatch(Character::isLetter)
        && text.codePoints().noneMatch(ReadableText::variesAGlyph);
  }

  /** A name of anything: on one line, with at least one letter or digit. */
  static boolean isName(String text) {
    return shown(text, c -> false) && text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** A text on one line that is not blank. */
  static boolean isLine(String text) {
    return shown(text, c -> false) && text.codePoints().anyMatch(ReadableText::leavesInk);
  }

  /** A text of any number of lines that is not blank; tabs may stand in it. */
  static boolean isLines(String text) {
    return shown(text, c -> c == '\n' || c == '\r' || c == '\t')
        && text.codePoints().anyMatch(ReadableText::leavesInk);
  }

  private static boolean shown(String text, IntPredicate allowedControl) {
    int before = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int after = i < text.length() ? text.codePointAt(i) : 0;
      boolean fits =
          switch (Character.getType(c)) {
            case Character.CONTROL -> allowedControl.test(c);
            case Character.FORMAT -> isJoiner(c) && joins(before, after);
            case Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR,
                Character.PRIVATE_USE,
                Character.SURROGATE ->
                false;
            // a mark with no letter before it belongs to whatever happens to be printed before it
            case Character.NON_SPACING_MARK,
                Character.COMBINING_SPACING_MARK,
                Character.ENCLOSING_MARK ->
                before != 0 && !isInvisible(c);
            default -> !isInvisible(c);
          };
      if (!fits) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private static boolean leavesInk(int c) {
    return !Character.isSpaceChar(c) && !Character.isWhitespace(c) && !isMark(c);
  }

  private static boolean isJoiner(int c) {
    return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
  }

  private static boolean joins(int before, int after) {
    boolean letters =
        (Character.isLetter(before) || isMark(before))
            && (Character.isLetter(after) || isMark(after));
    return letters && (writes(before) || writes(after)) || isPicture(before) && isPicture(after);
  }

  private static boolean writes(int c) {
    return JOINING.contains(UnicodeScript.of(c));
  }

  /** Emoji can be joined to one: woman and pan are shown as a cook. */
  private static boolean isPicture(int c) {
    int type = Character.getType(c);
    return type == Character.OTHER_SYMBOL
        || type == Character.MODIFIER_SYMBOL
        || c > 0xFFFF && type == Character.UNASSIGNED
        || variesAGlyph(c);
  }

  private static boolean variesAGlyph(int c) {
    return c >= 0xFE00 && c <= 0xFE0F;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /**
   * Characters without a shape, code points Unicode has not assigned yet, and the replacement
   * character of a text that was decoded wrongly.
   */
  private static boolean isInvisible(int c) {
    return switch (c) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2065 -> true;
      case 0x2800, 0x3164, 0xFFA0, 0xFFFD -> true;
      default ->
          c >= 0xFFF0 && c <= 0xFFF8
              || c >= 0xE0000 && c <= 0xE0FFF && !(c >= 0xE0100 && c <= 0xE01EF)
              || c >= 0xFDD0 && c <= 0xFDEF
              || (c & 0xFFFE) == 0xFFFE;
    };
  }
}
