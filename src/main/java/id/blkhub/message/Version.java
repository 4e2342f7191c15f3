package id.blkhub.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;

/**
 * What orders the messages under one business key: a counter, or a time in seconds with its
 * fraction. Later is greater.
 *
 * @param nanos billionths of the fraction; 0 for a whole number
 */
public record Version(long whole, int nanos) implements Comparable<Version> {
  private static final int NANO_DIGITS = 9;
  private static final Comparator<Version> ORDER =
      Comparator.comparingLong(Version::whole).thenComparingInt(Version::nanos);

  /** A version without a fraction. */
  public static Version of(long whole) {
    return new Version(whole, 0);
  }

  /** The version a number says; empty where it is no number, or beyond 2^63. */
  public static Optional<Version> of(JsonNode number) {
    if (number == null || !number.isNumber()) {
      return Optional.empty();
    }
    BigDecimal exact = number.decimalValue();
    BigInteger whole = exact.setScale(0, RoundingMode.FLOOR).toBigInteger();
    if (whole.bitLength() >= Long.SIZE) {
      return Optional.empty();
    }
    BigDecimal fraction = exact.subtract(new BigDecimal(whole));
    int nanos = fraction.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.DOWN).intValue();
    return Optional.of(new Version(whole.longValue(), nanos));
  }

  /** As a number. */
  public BigDecimal number() {
    return BigDecimal.valueOf(whole).add(BigDecimal.valueOf(nanos, NANO_DIGITS));
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }
}
