package id.blkhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-28T15:00:00+07:00, 1769587200",
    "2026-01-28T08:00:00Z, 1769587200",
    "2026-01-28t08:00:00z, 1769587200",
    "2026-01-28T08:00:00+00:00, 1769587200",
    "2026-01-28T08:00:00-00:00, 1769587200",
    "2026-01-28T17:00:00+09:00, 1769587200",
    "2026-01-28T03:00:00-05:00, 1769587200",
    "2026-01-28T13:45:00+05:45, 1769587200",
    "2026-01-28T22:00:00+14:00, 1769587200",
    "2026-01-28T08:00:00.5Z, 1769587200.5",
    "2026-01-28T08:00:00.500000Z, 1769587200.5",
    "2026-01-28T08:00:00.123456789Z, 1769587200.123456789",
    "2026-01-28T08:00:00.000Z, 1769587200",
    "2026-12-31T23:59:60Z, 1798761599.999999999",
    "2027-01-01T06:59:60+07:00, 1798761599.999999999",
  })
  void shouldReadEveryOffsetAndFraction(String text, BigDecimal epoch) {
    assertThat(PointInTime.parse(text).map(PointInTime::epoch).orElseThrow())
        .isEqualByComparingTo(epoch);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-28",
        "2026-01-28T08:00:00",
        "2026-01-28T08:00Z",
        "2026-01-28 08:00:00Z",
        "2026-01-28T08:00:00.Z",
        "2026-01-28T08:00:00,5Z",
        "2026-01-28T08:00:00.1234567890Z",
        "2026-01-28T08:00:00+7:00",
        "2026-01-28T08:00:00+0700",
        "2026-01-28T08:00:00+07",
        "2026-01-28T08:00:00+19:00",
        "2026-01-28T08:00:00+07:60",
        "2026-02-30T08:00:00Z",
        "2026-01-28T24:00:00Z",
        "2026-01-28T08:60:00Z",
        "2026-01-28T08:00:61Z",
        "2026-01-28T08:00:60Z",
        "2026-12-31T23:59:60+07:00",
        "0001-01-01T00:00:00Z",
        "2200-01-01T00:00:00Z",
        "2026-01-28T08:00:00Z\n",
        " 2026-01-28T08:00:00Z",
        "2026-01-28T08:00:00Zulu",
        "২০২৬-01-28T08:00:00Z",
      })
  void shouldRefuseWhatIsNoTime(String text) {
    assertThat(PointInTime.parse(text)).isEmpty();
  }

  @Test
  void shouldOrderByTheFraction() {
    List<BigDecimal> epochs =
        Stream.of(
                "2026-01-28T15:00:00+07:00",
                "2026-01-28T08:00:00.000000001Z",
                "2026-01-28T08:00:00.25Z",
                "2026-01-28T08:00:00.5Z",
                "2026-01-28T08:00:01Z")
            .map(text -> PointInTime.epoch(PointInTime.parse(text).orElseThrow()))
            .toList();

    assertThat(epochs).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    // named by a clock in Indonesia, or else counted in Jakarta
    "2026-01-28T23:30:00+07:00, 2026-01-28",
    "2026-01-29T00:30:00+09:00, 2026-01-29",
    "2026-01-28T20:00:00Z, 2026-01-29",
    "2026-01-28T12:30:00-05:00, 2026-01-29",
    "2026-01-28T16:59:59Z, 2026-01-28",
  })
  void shouldNameTheDayInIndonesia(String text, String day) {
    assertThat(PointInTime.day(PointInTime.parse(text).orElseThrow())).hasToString(day);
  }
}
