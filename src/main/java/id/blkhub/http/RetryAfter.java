package id.blkhub.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Retry-After header (RFC 9110, 10.2.3): seconds or a date. */
final class RetryAfter {
  /** A partner may not silence the hub for longer than this at once. */
  static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /** Between zero and {@link #LONGEST}; null where there is none or it makes no sense. */
  static @Nullable Duration parse(Optional<String> header, Clock clock) {
    return header.map(String::strip).map(value -> parse(value, clock)).orElse(null);
  }

  private static @Nullable Duration parse(String value, Clock clock) {
    if (value.matches("\\d+")) {
      return value.length() > 9 ? LONGEST : within(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return within(Duration.between(clock.instant(), until.toInstant()));
    } catch (DateTimeException noDate) {
      return null;
    }
  }

  private static Duration within(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
