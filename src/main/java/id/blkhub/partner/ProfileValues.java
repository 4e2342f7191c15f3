package id.blkhub.partner;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The notations of a profile's values; empty means the text is not one. */
final class ProfileValues {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(B|KiB|MiB|GiB)");
  private static final Pattern POINTER = Pattern.compile("(/[A-Za-z0-9_.-]+)+");
  private static final Map<String, Long> BYTES =
      Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

  private ProfileValues() {}

  /** Whether the text may name a partner or a kind; both become parts of queue names. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  static boolean isPointer(String text) {
    return POINTER.matcher(text).matches();
  }

  /** A positive duration such as {@code 14d} or {@code 24h}. */
  static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    return Optional.of(duration).filter(d -> !d.isZero());
  }

  /** Bytes, from a size such as {@code 1MiB}; at least 1 and at most {@code most}. */
  static Optional<Long> size(String text, long most) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    long unit = BYTES.getOrDefault(matcher.group(2), 1L);
    return amount < 1 || amount > most / unit ? Optional.empty() : Optional.of(amount * unit);
  }

  static Optional<Integer> number(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      return number < least || number > most ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** {@code TEST} as {@code test}: how a choice is written in a profile. */
  static String written(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
