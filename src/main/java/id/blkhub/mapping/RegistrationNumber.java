package id.blkhub.mapping;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The registration number BNSP gives a certificate: sector, LSP number, serial, year. Canonical
 * form with single spaces: {@code TIK 1565 20938 2025}; {@code TIK.383.13810.2025} is also written.
 */
public final class RegistrationNumber {
  private static final Pattern CANONICAL = Pattern.compile("[A-Z]{1,4} \\d{3,4} \\d{5} \\d{4}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\-/]+");

  private RegistrationNumber() {}

  /** Whether the text is already in canonical form. */
  public static boolean isCanonical(String text) {
    return CANONICAL.matcher(text).matches();
  }

  /**
   * Reads the number with spaces, dots, dashes or slashes between its parts.
   *
   * @return the canonical form; empty where the text is no registration number
   */
  public static Optional<String> normalise(String text) {
    String spaced =
        SEPARATORS.matcher(text.strip()).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
    return isCanonical(spaced) ? Optional.of(spaced) : Optional.empty();
  }
}
