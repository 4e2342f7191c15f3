package id.blkhub.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.message.Violation;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private final StrictJson json = new StrictJson();

  static Stream<Arguments> badBodies() {
    return Stream.of(
        bad("", ContractProblem.EMPTY),
        bad(" \r\n\t", ContractProblem.EMPTY),
        bad("\uFEFF{}", ContractProblem.BYTE_ORDER_MARK),
        bad("{}", UTF_16, ContractProblem.BYTE_ORDER_MARK),
        bad("{}", UTF_16LE, ContractProblem.BYTE_ORDER_MARK),
        bad("{}", Charset.forName("UTF-32"), ContractProblem.BYTE_ORDER_MARK),
        bad("{\"nama\": \"Jos\u00e9\"}", ISO_8859_1, ContractProblem.NOT_UTF8),
        bad("<pesan/>", ContractProblem.XML),
        bad("  <?xml version=\"1.0\"?>", ContractProblem.XML),
        bad("{\"a\": }", ContractProblem.MALFORMED),
        bad("{'a': 1}", ContractProblem.MALFORMED),
        bad("{\"a\": 1,}", ContractProblem.MALFORMED),
        bad("{\"a\": NaN}", ContractProblem.MALFORMED),
        bad("{\"a\": 1 // comment\n}", ContractProblem.MALFORMED),
        bad("{\"a\": 01}", ContractProblem.MALFORMED),
        bad("{\"a\": 1", ContractProblem.MALFORMED),
        bad("no_pendaftaran=1", ContractProblem.MALFORMED),
        bad("{\"a\": {\"b\": 1, \"b\": 2}}", ContractProblem.DUPLICATE_KEY),
        bad(nested(65), ContractProblem.TOO_DEEP),
        bad(nested(100_000), ContractProblem.TOO_DEEP),
        bad("{\"a\": " + "9".repeat(1000) + "}", ContractProblem.NUMBER_TOO_LONG),
        bad("{\"a\": 0." + "9".repeat(1000) + "}", ContractProblem.NUMBER_TOO_LONG),
        bad("{\"a\": 1e999999999}", ContractProblem.NUMBER_TOO_LONG),
        bad("{\"a\": 1e-999999999}", ContractProblem.NUMBER_TOO_LONG),
        bad("{\"a\": \"" + "x".repeat(1_000_001) + "\"}", ContractProblem.TEXT_TOO_LONG),
        bad("{\"" + "x".repeat(1_001) + "\": 1}", ContractProblem.TEXT_TOO_LONG),
        bad("[]", ContractProblem.NOT_AN_OBJECT),
        bad("\"text\"", ContractProblem.NOT_AN_OBJECT),
        bad("null", ContractProblem.NOT_AN_OBJECT),
        bad("{} {}", ContractProblem.TRAILING),
        bad("{\"a\": \"\\ud800\"}", ContractProblem.BAD_CHARACTER),
        bad("{\"a\": \"\\u0000\"}", ContractProblem.BAD_CHARACTER),
        bad("{\"a\": [0" + ",0".repeat(100_000) + "]}", ContractProblem.TOO_MANY_VALUES),
        bad("{\"a\": \"" + "x".repeat(2_000_000) + "\"}", ContractProblem.TOO_LARGE));
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void shouldRefuseABadBodyWithItsCodeInBothLanguages(byte[] body, String code) {
    Parsed parsed = json.parse(body, 1_500_000);

    assertThat(parsed.ok()).isFalse();
    assertThatThrownBy(parsed::document).isInstanceOf(IllegalStateException.class);
    assertThat(parsed.violations()).extracting(Violation::code).containsExactly(code);
    assertThat(parsed.violations().get(0).message().id()).isNotBlank();
    assertThat(parsed.violations().get(0).message().en()).isNotBlank();
  }

  @Test
  void shouldNameTheByteThatIsNotUtf8() {
    Parsed parsed = json.parse("{\"a\": \"é\"}".getBytes(ISO_8859_1), 100);

    assertThat(parsed.violations().get(0).message().en()).contains("Byte 7 ");
  }

  @Test
  void shouldNameLineAndColumnOfMalformedJsonWithoutQuotingIt() {
    Parsed parsed = parse("{\n  \"nik\": 3507245703040002x\n}");

    assertThat(parsed.violations().get(0).message().en())
        .contains("line 2")
        .doesNotContain("3507245703040002");
  }

  @Test
  void shouldNameEveryDuplicateKey() {
    Parsed parsed = parse("{\"a\": 1, \"a\": 2, \"b\": [{\"c\": 1, \"c\": 2}]}");

    assertThat(parsed.violations()).extracting(Violation::path).containsExactly("/a", "/b/0/c");
  }

  @Test
  void shouldNotRepeatAValueUsedAsAKey() {
    Parsed parsed = parse("{\"3507245703040002\": 1, \"3507245703040002\": 2}");

    assertThat(parsed.violations()).extracting(Violation::path).containsExactly("/?");
  }

  @Test
  void shouldKeepNumbersExact() {
    Parsed parsed = parse("{\"a\": 0.1, \"b\": 12345678901234567890, \"c\": 10.00, \"d\": 7}");

    assertThat(parsed.document().get("a").decimalValue()).isEqualTo(new BigDecimal("0.1"));
    assertThat(parsed.document().get("b").bigIntegerValue()).hasToString("12345678901234567890");
    assertThat(parsed.document().get("c").intValue()).isEqualTo(10);
    assertThat(parsed.document().get("d").isInt()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5", "5.0", "5e0", "50e-1", "0.5e1", "5E+0", "5.000000000000000000000000000000"})
  void shouldReadAWholeNumberAsAnIntegerHoweverItIsWritten(String number) {
    Parsed parsed = parse("{\"a\": " + number + "}");

    assertThat(parsed.document()).hasToString("{\"a\":5}");
    assertThat(parsed.document()).isEqualTo(parse("{\"a\": 5}").document());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0", "-0.0", "0.0", "0e1", "0E-5", "-0e0"})
  void shouldReadEveryZeroAsZero(String number) {
    assertThat(parse("{\"a\": " + number + "}").document()).hasToString("{\"a\":0}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e100", "-1e100", "1e-101", "1e99999999999", "1e-99999999999"})
  void shouldRefuseANumberThatWouldTakeMoreDigitsThanAreAllowed(String number) {
    Parsed parsed = parse("{\"a\": " + number + "}");

    assertThat(parsed.violations())
        .extracting(Violation::code)
        .containsExactly(ContractProblem.NUMBER_TOO_LONG.code());
  }

  @Test
  void shouldReadTextsInNormalForm() {
    assertThat(parse("{\"a\": \"Jose\u0301 \\u0041\"}").document())
        .isEqualTo(parse("{\"a\": \"Jos\u00e9 A\"}").document());
  }

  @Test
  void shouldRefuseATextFullOfMarks() {
    Parsed parsed = parse("{\"a\": \"x" + "\u0301\u0323".repeat(16) + "\"}");

    assertThat(parsed.violations())
        .extracting(Violation::code)
        .containsExactly(ContractProblem.BAD_CHARACTER.code());
    assertThat(parsed.violations().get(0).path()).isEqualTo("/a");
  }

  @Test
  void shouldAcceptTheDeepestAndTheOrdinary() {
    assertThat(parse(nested(64)).ok()).isTrue();
    assertThat(parse("{\"a\": \"\\ud83d\\ude00 😀\", \"b\": null, \"c\": [true, false]}").ok())
        .isTrue();
    assertThat(parse("{\"a\": " + "9".repeat(100) + "}").ok()).isTrue();
  }

  private Parsed parse(String text) {
    return json.parse(text.getBytes(UTF_8), 1_000_000);
  }

  private static Arguments bad(String text, ContractProblem problem) {
    return bad(text, UTF_8, problem);
  }

  private static Arguments bad(String text, Charset charset, ContractProblem problem) {
    return Arguments.of(text.getBytes(charset), problem.code());
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }
}
