package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "^[1-9][0-9]{0,4}$ | bilangan bulat 1 sampai 99999, hanya angka",
        "^[1-9]\\d{0,8}$   | bilangan bulat 1 sampai 999999999, hanya angka",
        "^[1-9]$           | bilangan bulat 1 sampai 9, hanya angka",
        "^[1-9][0-9]$      | bilangan bulat 10 sampai 99, hanya angka",
        "^\\d{5}$          | 5 angka",
        "^[0-9]{2,10}$     | 2 sampai 10 angka",
      })
  void shouldSayHowManyDigits(String pattern, String words) {
    assertThat(PatternWords.of(pattern).id()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[0-9]{5}", "^[0-9]{5}", "^[A-Z]{3}$", "^[1-9][0-9]{1,4}$", "^(\\d{2}|\\d{4})$"})
  void shouldShowAnyOther(String pattern) {
    assertThat(PatternWords.of(pattern).en()).isEqualTo("of the pattern " + pattern);
  }
}
