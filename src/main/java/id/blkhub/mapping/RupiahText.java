package id.blkhub.mapping;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rupiah as people write them in sheets: {@code Rp 4.500.000}, {@code 4500000,00}, {@code 4,5
 * juta}. A text that can be read in two ways is none of them: {@code 4,500} is four and a half to
 * one reader and four thousand five hundred to another. Nothing is ever rounded.
 */
public final class RupiahText {
  private static final int MOST_DIGITS = 15;
  private static final int LONGEST = 60;

  /** Sheets carry no-break spaces beside the usual one. */
  private static final String SPACE = "[ \\u00a0\\u202f]";

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?:rp\\.?|idr)"
              + SPACE
              + "*)?(?:"
              // with a unit: comma or point before one or two decimals
              + "(?<few>0|[1-9]\\d{0,5})(?:[.,](?<part>\\d{1,2}))?"
              + SPACE
              + "*(?<unit>juta|jt|ribu|rb)\\.?"
              // thousands by points, as in Indonesia; ,00 and ,- say that there is no fraction
              + "|(?<points>[1-9]\\d{0,2}(?:\\.\\d{3})+)(?:,(?:00|-{1,2}))?"
              // thousands by commas: at least two, or .00 behind one, else a comma could be ours
              + "|(?<commas>[1-9]\\d{0,2}(?:(?:,\\d{3}){2,}(?:\\.00)?|,\\d{3}\\.00))"
              + "|(?<spaces>[1-9]\\d{0,2}(?:"
              + SPACE
              + "\\d{3})+)(?:,(?:00|-{1,2}))?"
              + "|(?<plain>0|[1-9]\\d{0,14})(?:[.,]00|,-{1,2})?"
              + ")",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, Long> UNITS =
      Map.of("juta", 1_000_000L, "jt", 1_000_000L, "ribu", 1_000L, "rb", 1_000L);

  private RupiahText() {}

  /** The whole rupiah; empty where the text is no amount, or more than one. */
  public static OptionalLong parse(String text) {
    if (text.length() > LONGEST) {
      return OptionalLong.empty();
    }
    Matcher amount = FORM.matcher(text.strip());
    if (!amount.matches()) {
      return OptionalLong.empty();
    }
    if (amount.group("unit") != null) {
      return OptionalLong.of(inUnits(amount));
    }
    for (String form : new String[] {"points", "commas", "spaces", "plain"}) {
      if (amount.group(form) != null) {
        return whole(amount.group(form));
      }
    }
    return OptionalLong.empty();
  }

  private static long inUnits(Matcher amount) {
    long unit = UNITS.getOrDefault(amount.group("unit").toLowerCase(Locale.ROOT), 1L);
    long whole = Long.parseLong(amount.group("few")) * unit;
    String part = amount.group("part");
    if (part == null) {
      return whole;
    }
    return whole + Long.parseLong(part) * (part.length() == 1 ? unit / 10 : unit / 100);
  }

  private static OptionalLong whole(String written) {
    // "4,500,000.00" ends in decimals that are none
    String grouped = written.endsWith(".00") ? written.substring(0, written.length() - 3) : written;
    String digits = grouped.replaceAll("\\D", "");
    return digits.length() <= MOST_DIGITS
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }
}
