package id.blkhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarDateTest {
  private static final String CHARACTERS = "0123456789-/ +a\u0661";

  @ParameterizedTest
  @ValueSource(strings = {"yyyy-MM-dd", "dd-MM-yyyy", "dd/MM/yyyy"})
  void shouldReadWhatAStrictFormatterReads(String pattern) {
    DateTimeFormatter strict =
        DateTimeFormatter.ofPattern(pattern.replace('y', 'u'))
            .withResolverStyle(ResolverStyle.STRICT);
    Random random = new Random(20_260_301);
    int read = 0;
    for (int n = 0; n < 20_000; n++) {
      String text = strict.format(LocalDate.ofEpochDay(random.nextInt(-40_000, 90_000)));
      if (n % 2 == 1) {
        int at = random.nextInt(text.length());
        char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        text = text.substring(0, at) + other + text.substring(at + random.nextInt(2));
      }
      Optional<LocalDate> expected = byFormatter(text, strict);
      assertThat(CalendarDate.parse(text, pattern)).as(text).isEqualTo(expected);
      read += expected.isPresent() ? 1 : 0;
    }
    assertThat(read).isBetween(8_000, 16_000);
  }

  private static Optional<LocalDate> byFormatter(String text, DateTimeFormatter strict) {
    try {
      return Optional.of(LocalDate.parse(text, strict))
          .filter(date -> date.getYear() >= 1900 && date.getYear() <= 2199);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
