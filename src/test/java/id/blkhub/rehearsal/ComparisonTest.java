package id.blkhub.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void shouldFindEveryDifferenceWithItsPlace() throws Exception {
    List<Difference> found =
        Comparison.exact(
            json("{'a': 1, 'b': {'c/d': [1, 2]}, 'e': 'x', 'same': true}"),
            json("{'same': true, 'a': 2, 'b': {'c/d': [1, 3, 4]}, 'f': null}"));

    assertThat(found)
        .extracting(Difference::toString)
        .containsExactly(
            "/a: expected 1, got 2",
            "/b/c~1d/1: expected 2, got 3",
            "/b/c~1d/2: expected nothing, got 4",
            "/e: expected \"x\", got nothing",
            "/f: expected nothing, got null");
  }

  @Test
  void shouldTakeMoreKeysThanASubsetNamesButNoMoreElements() throws Exception {
    assertThat(Comparison.subset(json("{'a': {'b': 1}}"), json("{'a': {'b': 1, 'c': 2}, 'd': 3}")))
        .isEmpty();
    assertThat(Comparison.subset(json("{'a': [{'b': 1}]}"), json("{'a': [{'b': 1, 'c': 2}]}")))
        .isEmpty();
    assertThat(Comparison.subset(json("{'a': [1]}"), json("{'a': [1, 2]}"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'<uuid>'   | '01a20271-4547-7f49-902b-8d98da7ae124' | true",
        "'<uuid>'   | '01a20271'                             | false",
        "'<time>'   | '2026-06-01T08:00:00.123Z'             | true",
        "'<time>'   | '2026-06-01'                           | false",
        "'<date>'   | '2026-06-01'                           | true",
        "'<text>'   | ''                                     | true",
        "'<text>'   | 7                                      | false",
        "'<number>' | 7.5                                    | true",
        "'<number>' | '7.5'                                  | false",
        "'<any>'    | false                                  | true",
        "'<any>'    | null                                   | false",
        "1          | 1.0                                    | true",
        "'<other>'  | 'x'                                    | false",
      })
  void shouldLetAPlaceholderStandForItsForm(String expected, String actual, boolean fits)
      throws Exception {
    assertThat(Comparison.whole(json(expected), json(actual)).isEmpty()).isEqualTo(fits);
  }

  @Test
  void shouldTakeAPlaceholderLiterallyWhereEverythingIsExact() throws Exception {
    assertThat(Comparison.exact(json("'<text>'"), json("'x'"))).hasSize(1);
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
