package id.blkhub.mapping;

import java.util.Optional;
import java.util.regex.Pattern;

/** Indonesian telephone numbers. Canonical form: E.164, {@code +62} and 8 to 12 digits. */
public final class PhoneNumber {
  private static final Pattern E164 = Pattern.compile("\\+62[1-9]\\d{7,11}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-/]");

  private PhoneNumber() {}

  /** Whether the text is already in canonical form. */
  public static boolean isCanonical(String text) {
    return E164.matcher(text).matches();
  }

  /**
   * Reads the forms found in registries: {@code 0812…}, {@code (0353) 891234}, {@code 62812…},
   * {@code +62 812-…}, {@code 0062812…}.
   *
   * @return the canonical form; empty where the text is none of them
   */
  public static Optional<String> normalise(String text) {
    String digits = SEPARATORS.matcher(text).replaceAll("");
    String number;
    if (digits.startsWith("+62")) {
      number = digits.substring(3);
    } else if (digits.startsWith("0062")) {
      number = digits.substring(4);
    } else if (digits.startsWith("62")) {
      number = digits.substring(2);
    } else if (digits.startsWith("0")) {
      number = digits.substring(1);
    } else {
      return Optional.empty();
    }
    // "+62 (0)812…" is often written
    String canonical = "+62" + (number.startsWith("0") ? number.substring(1) : number);
    return isCanonical(canonical) ? Optional.of(canonical) : Optional.empty();
  }
}
