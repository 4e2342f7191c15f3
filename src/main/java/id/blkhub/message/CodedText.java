package id.blkhub.message;

/**
 * What a problem is declared with: a stable code and its sentence in both languages.
 *
 * @param code for example {@code HUB-C003}; it never changes its meaning
 * @param text {@code %s} stands for what the hub or its files know, never for a personal value or a
 *     text of a partner; both languages take the same values in one order
 */
public record CodedText(String code, Text text) {
  public CodedText(String code, String indonesian, String english) {
    this(code, new Text(indonesian, english));
  }
}
