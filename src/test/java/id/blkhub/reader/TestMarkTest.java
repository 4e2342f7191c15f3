package id.blkhub.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestMarkTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "test",
        "ce-test",
        "CE-Test",
        "ce_test",
        "cloudEvents_test",
        "cloudEvents:test",
        "TEST"
      })
  void shouldCountInTheSpellingOfEveryProtocol(String property) throws TooMuchBeside {
    assertThat(AttributeName.isSpelled(property)).isTrue();
    assertThat(read(property, "true").test()).isEqualTo("true");
    for (List<String> marks : List.of(List.of("true", "false"), List.of("false", "true"))) {
      Head head =
          MessageReader.head(
              new RawHead(false)
                  .field("Cloudevents-test", marks.get(0))
                  .field("ce:test", marks.get(1)));
      assertThat(head.test()).as("one says it is").isEqualTo("true");
      assertThat(head.violations())
          .singleElement()
          .satisfies(violation -> assertThat(violation.code()).isEqualTo("HUB-X060"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "x-test", "test-run", "tes", "", "ce-testing", "cloudEvents"})
  void shouldLeaveOtherPropertiesAlone(String property) throws TooMuchBeside {
    assertThat(AttributeName.isSpelled(property)).isFalse();
    assertThat(read(property, "true").test()).isNull();
  }

  @Test
  void shouldKeepAWordThatMeansNothingForRefusalWhereItIsSurelyTheMark() throws TooMuchBeside {
    assertThat(read("ce-test", "ya").test()).isEqualTo("ya");
    assertThat(read("test", "3").test()).as("may be the sender's own").isNull();
  }

  private static Head read(String property, String value) throws TooMuchBeside {
    return MessageReader.head(new RawHead(false).field(property, value));
  }
}
