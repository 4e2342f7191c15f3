package id.blkhub.translation;

/** How a personal value looks to who may know that it exists, but not what it is. */
final class MaskedValue {
  private static final int SHORT = 8;
  private static final int NIK_LENGTH = 16;

  /** Province and regency of first registration: too many people share them to tell who it is. */
  private static final int NIK_SHOWN = 4;

  private MaskedValue() {}

  static String text(String value) {
    if (value.length() < SHORT) {
      // a masked yes or no must not show which
      return "***";
    }
    int shown = value.length() == NIK_LENGTH ? NIK_SHOWN : 1;
    return value.substring(0, shown) + "*".repeat(value.length() - shown);
  }
}
