package id.blkhub.mapping;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Certificate number: KBLI, KBJI, KKNI level, serial (7 digits, 8 in construction) and year, with
 * single spaces: {@code 62090 2513 3 0108289 2024}.
 */
public final class CertificateNumber {
  private static final Pattern CANONICAL = Pattern.compile("\\d{5} \\d{4} [1-9] \\d{7,8} \\d{4}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\-/]+");

  private CertificateNumber() {}

  /** Whether the text is already in canonical form. */
  public static boolean isCanonical(String text) {
    return CANONICAL.matcher(text).matches();
  }

  /**
   * Reads the number with spaces, dots, dashes or slashes between its parts.
   *
   * @return the canonical form; empty where the text is no certificate number
   */
  public static Optional<String> normalise(String text) {
    String spaced = SEPARATORS.matcher(text.strip()).replaceAll(" ").strip();
    return isCanonical(spaced) ? Optional.of(spaced) : Optional.empty();
  }
}
