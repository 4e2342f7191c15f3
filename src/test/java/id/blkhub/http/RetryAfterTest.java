package id.blkhub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "7, PT7S",
    "' 7 ', PT7S",
    "0, PT0S",
    "86400, PT1H",
    "99999999999999999999, PT1H",
    "'Sat, 21 Nov 2026 12:00:30 GMT', PT30S",
    "'Sat, 21 Nov 2026 11:00:00 GMT', PT0S",
    "'Sun, 22 Nov 2026 12:00:00 GMT', PT1H",
    "soon,",
    "-5,",
  })
  void shouldUnderstandSecondsAndDatesUpToAnHour(String header, Duration expected) {
    assertThat(RetryAfter.parse(Optional.of(header), NOON)).isEqualTo(expected);
  }
}
