package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time as RFC 3339 writes them: any offset, {@code Z} for UTC, a fraction of one to nine
 * digits, {@code t} and {@code z} in either case, a leap second. Years 1900 to 2199.
 */
public final class PointInTime {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[Tt](\\d{2}:\\d{2}:)(\\d{2})(\\.\\d{1,9})?"
              + "([Zz]|[+-]\\d{2}:\\d{2})");

  private static final Set<ZoneOffset> OF_INDONESIA =
      Set.of(ZoneOffset.ofHours(7), ZoneOffset.ofHours(8), ZoneOffset.ofHours(9));

  private static final ZoneId CAPITAL = ZoneId.of("Asia/Jakarta");
  private static final int NANO_DIGITS = 9;
  private static final BigInteger NANOS = BigInteger.TEN.pow(NANO_DIGITS);

  private PointInTime() {}

  /**
   * Reads a time.
   *
   * @return the time with the offset it was written in; empty where the text is none. A leap second
   *     is the last nanosecond before it ends, because Java has none
   */
  public static Optional<OffsetDateTime> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean leap = form.group(3).equals("60");
    String second = leap ? "59.999999999" : form.group(3) + present(form.group(4));
    try {
      LocalDateTime local = LocalDateTime.parse(form.group(1) + 'T' + form.group(2) + second);
      OffsetDateTime time = local.atOffset(ZoneOffset.of(form.group(5).toUpperCase(Locale.ROOT)));
      boolean exists = !leap || endsADay(time);
      return exists && local.getYear() >= 1900 && local.getYear() <= 2199
          ? Optional.of(time)
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String present(String fraction) {
    return fraction == null ? "" : fraction;
  }

  /** Whether the second can be a leap second: they come at the end of a day in UTC. */
  private static boolean endsADay(OffsetDateTime time) {
    OffsetDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC);
    return utc.getHour() == 23 && utc.getMinute() == 59;
  }

  /** Seconds since 1970, with the fraction the time has: equal for one moment in two offsets. */
  public static BigDecimal epoch(OffsetDateTime time) {
    return BigDecimal.valueOf(time.toEpochSecond())
        .add(BigDecimal.valueOf(time.getNano(), NANO_DIGITS));
  }

  /** The moment so many seconds after 1970 began; empty where the node says no such number. */
  static Optional<Instant> ofEpoch(JsonNode seconds) {
    if (!seconds.isNumber()) {
      return Optional.empty();
    }
    BigDecimal nanos = seconds.decimalValue().movePointRight(NANO_DIGITS).stripTrailingZeros();
    try {
      return nanos.scale() > 0 || -nanos.scale() > PlainValues.MAX_DIGITS
          ? Optional.empty()
          : Optional.of(moment(nanos.toBigIntegerExact().divideAndRemainder(NANOS)));
    } catch (ArithmeticException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant moment(BigInteger[] secondsAndNanos) {
    return Instant.ofEpochSecond(
        secondsAndNanos[0].longValueExact(), secondsAndNanos[1].intValue());
  }

  /**
   * The day of a time in Indonesia: the day it names where its offset is one of Indonesia's, else
   * the day it is in Jakarta.
   */
  public static LocalDate day(OffsetDateTime time) {
    return OF_INDONESIA.contains(time.getOffset())
        ? time.toLocalDate()
        : time.atZoneSameInstant(CAPITAL).toLocalDate();
  }
}
