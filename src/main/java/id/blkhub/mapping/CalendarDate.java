package id.blkhub.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Dates as partners write them. Canonical form: {@code yyyy-MM-dd}, years 1900 to 2199. */
public final class CalendarDate {
  private static final int LENGTH = 10;
  private static final ConcurrentMap<String, DateTimeFormatter> FORMATTERS =
      new ConcurrentHashMap<>();

  private CalendarDate() {}

  /** Whether the text is a date in canonical form. */
  public static boolean isCanonical(String text) {
    return text.length() == 10 && parse(text, "yyyy-MM-dd").isPresent();
  }

  /** Whether the text is one of the forms that mean "no date". */
  public static boolean isAbsent(String text) {
    return text.isBlank() || text.equals("0000-00-00") || text.equals("00-00-0000");
  }

  /**
   * Reads a date.
   *
   * @param pattern of {@link DateTimeFormatter}, for example {@code dd-MM-yyyy}
   * @return the date; empty where the text is no existing date in that pattern
   * @throws IllegalArgumentException when the pattern itself is wrong
   */
  public static Optional<LocalDate> parse(String text, String pattern) {
    LocalDate date =
        switch (pattern) {
          // most dates; a formatter takes many times as long
          case "yyyy-MM-dd" -> digits(text, '-', 0, 5, 8);
          case "dd-MM-yyyy" -> digits(text, '-', 6, 3, 0);
          case "dd/MM/yyyy" -> digits(text, '/', 6, 3, 0);
          default -> formatted(text, pattern);
        };
    return date != null && date.getYear() >= 1900 && date.getYear() <= 2199
        ? Optional.of(date)
        : Optional.empty();
  }

  private static @Nullable LocalDate formatted(String text, String pattern) {
    DateTimeFormatter formatter = formatter(pattern);
    try {
      return LocalDate.parse(text, formatter);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Writes a date in the given pattern. */
  public static String write(LocalDate date, String pattern) {
    return formatter(pattern).format(date);
  }

  /**
   * A date of ten characters whose year, month and day begin at these places; null for any other
   * text. Mappings try several patterns, and an exception costs more than the date.
   */
  private static @Nullable LocalDate digits(
      String text, char separator, int year, int month, int day) {
    int first = year == 0 ? 4 : 2;
    int second = year == 0 ? 7 : 5;
    if (text.length() != LENGTH
        || text.charAt(first) != separator
        || text.charAt(second) != separator) {
      return null;
    }
    int ofYear = number(text, year, 4);
    int ofMonth = number(text, month, 2);
    int ofDay = number(text, day, 2);
    if (ofYear < 0 || ofMonth < 1 || ofMonth > 12 || ofDay < 1) {
      return null;
    }
    return ofDay > YearMonth.of(ofYear, ofMonth).lengthOfMonth()
        ? null
        : LocalDate.of(ofYear, ofMonth, ofDay);
  }

  /** Negative where it is not written in digits. */
  private static int number(String text, int from, int length) {
    int number = 0;
    for (int i = from; i < from + length; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }

  private static DateTimeFormatter formatter(String pattern) {
    // "u" is the proleptic year: with "y" a strict parser would ask for an era
    return FORMATTERS.computeIfAbsent(
        pattern,
        p ->
            new DateTimeFormatterBuilder()
                .appendPattern(p.replace('y', 'u'))
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT));
  }
}
