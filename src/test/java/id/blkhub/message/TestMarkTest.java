package id.blkhub.message;

import static org.assertj.core.api.Assertions.assertThat;

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
  void shouldCountInTheSpellingOfEveryProtocol(String property) {
    assertThat(TestMark.said(null, property, "true")).isEqualTo("true");
    assertThat(TestMark.said("false", property, "true")).as("one says it is").isEqualTo("true");
    assertThat(TestMark.said("true", property, "false")).as("one said it is").isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "x-test", "test-run", "tes", "", "ce-testing", "cloudEvents"})
  void shouldLeaveOtherPropertiesAlone(String property) {
    assertThat(TestMark.said(null, property, "true")).isNull();
  }

  @Test
  void shouldKeepAWordThatMeansNothingForRefusalWhereItIsSurelyTheMark() {
    assertThat(TestMark.said(null, "ce-test", "ya")).isEqualTo("ya");
    assertThat(TestMark.said(null, "test", "3")).as("may be the sender's own").isNull();
  }
}
