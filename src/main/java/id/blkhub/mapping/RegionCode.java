package id.blkhub.mapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Kemendagri region codes (Permendagri 58/2021): province, kabupaten (01–69) or kota (71–99),
 * kecamatan, village (1xxx kelurahan, 2xxx desa, 3xxx adat), joined by dots.
 */
public final class RegionCode {
  private static final Pattern CANONICAL =
      Pattern.compile("[1-9]\\d(\\.(0[1-9]|[1-9]\\d)(\\.(0[1-9]|[1-9]\\d)(\\.[123]\\d{3})?)?)?");
  private static final Pattern UNDOTTED = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{10}");

  private RegionCode() {}

  /** Whether the text has the canonical form and can exist (70 is neither kabupaten nor kota). */
  public static boolean isCanonical(String text) {
    return CANONICAL.matcher(text).matches() && !text.startsWith(".70", 2);
  }

  /**
   * Reads a dotted or undotted code, or the name of a place in the tables {@code regions} and
   * {@code districts}.
   *
   * @return the canonical form; empty where the text is none of them, or names several places
   */
  public static Optional<String> normalise(String text, ReferenceTables tables) {
    String code = text.strip();
    String dotted = UNDOTTED.matcher(code).matches() ? dotted(code) : code;
    if (isCanonical(dotted)) {
      return Optional.of(dotted);
    }
    List<String> found = tables.regionNames().find(code);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static String dotted(String digits) {
    StringBuilder code = new StringBuilder(digits.substring(0, 2));
    for (int at = 2; at < Math.min(digits.length(), 6); at += 2) {
      code.append('.').append(digits, at, at + 2);
    }
    return digits.length() == 10
        ? code.append('.').append(digits, 6, 10).toString()
        : code.toString();
  }
}
