package id.blkhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainValuesTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @ParameterizedTest
  @CsvSource({
    "5.0, 5",
    "5e0, 5",
    "50e-1, 5",
    "1e1, 10",
    "1E+2, 100",
    "-0.0, 0",
    "0e50, 0",
    "-7.000, -7",
    "9223372036854775807.0, 9223372036854775807",
    "9223372036854775808e0, 9223372036854775808",
    "922337203685477580.8e1, 9223372036854775808",
    "4.5e6, 4500000",
  })
  void shouldWriteAWholeNumberAsAnInteger(BigDecimal number, String integer) {
    JsonNode plain = PlainValues.number(number);

    assertThat(plain.isIntegralNumber()).isTrue();
    assertThat(plain).hasToString(integer);
  }

  @ParameterizedTest
  @CsvSource({"0.10, 0.1", "1.50e0, 1.5", "15e-1, 1.5", "-0.5, -0.5", "12345.6789e2, 1234567.89"})
  void shouldWriteAFractionWithoutZerosAtItsEnd(BigDecimal number, BigDecimal fraction) {
    assertThat(PlainValues.number(number).decimalValue()).isEqualTo(fraction);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e100", "1e400", "-1e101", "1e-101", "12e99", "1e2147483647"})
  void shouldNotExpandWhatIsTooLong(BigDecimal number) {
    assertThat(PlainValues.number(number)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99", "12e98", "1e-100", "1e-99"})
  void shouldKeepTheLongestExactly(BigDecimal number) {
    assertThat(PlainValues.number(number).decimalValue()).isEqualByComparingTo(number);
  }

  @Test
  void shouldChangeNumbersAndTextsAtAnyDepthAndNothingElse() {
    ObjectNode document = JSON.objectNode();
    document.put("double", 5.0).put("name", "Jose\u0301").put("same", "x").putNull("none");
    document.putArray("list").add(2.50).add(DoubleNode.valueOf(1e18)).addObject().put("n", 3.0);

    assertThat(PlainValues.of(document))
        .hasToString(
            "{\"double\":5,\"name\":\"José\",\"same\":\"x\",\"none\":null,"
                + "\"list\":[2.5,1000000000000000000,{\"n\":3}]}");
    assertThat(document.get("double").isDouble()).as("the original is left alone").isTrue();
  }

  @Test
  void shouldGiveBackTheSameDocumentWhereNothingIsToChange() {
    ObjectNode document = JSON.objectNode().put("a", 1).put("b", "José");
    document.putArray("c").add(new BigDecimal("0.1"));

    assertThat(PlainValues.of(document)).isSameAs(document);
  }

  @Test
  void shouldNotSpendLongOnATextFullOfMarks() {
    String marks = "a" + "\u0301\u0323".repeat(200_000);

    assertThat(PlainValues.hasEndlessMarks(marks)).isTrue();
    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(1), () -> PlainValues.text(marks));
    assertThat(PlainValues.hasEndlessMarks("a" + "\u0301".repeat(30))).isFalse();
  }
}
