package id.blkhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.Correction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredMarkTest {
  @Test
  void shouldTakeTheMarkOutOfTheEnvelope() {
    Envelope envelope = unwrap(",\"correction\":\"void\",\"correctionreason\":\"REVOKED\"");

    assertThat(envelope.violations()).isEmpty();
    assertThat(envelope.mark()).isEqualTo(new Correction.Mark("void", "REVOKED"));
    assertThat(envelope.mark().asked()).isEqualTo(Correction.VOID);
    assertThat(unwrap("").mark().asked()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"VOID,", "annul,", "void,BECAUSE", ",REVOKED"})
  void shouldRefuseAMarkThatMeansNothing(String correction, String reason) {
    String mark =
        (correction == null ? "" : ",\"correction\":\"" + correction + '"')
            + (reason == null ? "" : ",\"correctionreason\":\"" + reason + '"');

    assertThat(unwrap(mark).violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.code()).isEqualTo("HUB-X040"));
  }

  @ParameterizedTest
  @CsvSource({"true,true", "'\"true\"',true", "false,false", "'\"false\"',false", "null,false"})
  void shouldSeeATest(String written, boolean test) {
    assertThat(unwrap(",\"test\":" + written).violations()).isEmpty();
    assertThat(unwrap(",\"test\":" + written).test()).isEqualTo(test);
    assertThat(unwrap("").test()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"TRUE\"", "\"\"", "\"ya\"", "1", "{\"a\":true}", "[true]"})
  void shouldRefuseATestThatMeansNothing(String written) {
    assertThat(unwrap(",\"test\":" + written).violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.code()).isEqualTo("HUB-X048"));
  }

  @Test
  void shouldTakeTheMarkInTheHeadOfTheRequestToo() {
    assertThat(unwrap("", Map.of("test", "true")).test()).isTrue();
    assertThat(unwrap(",\"test\":false", Map.of("test", "true")).test()).isTrue();
    assertThat(unwrap(",\"test\":true", Map.of("test", "false")).test()).isTrue();
    assertThat(unwrap("", Map.of("test", "ya")).violations()).hasSize(1);
    assertThat(unwrap("", Map.of("correction", "void")).mark().asked()).isEqualTo(Correction.VOID);
    assertThat(unwrap(",\"dataschema\":\"2\"", Map.of("dataschema", "1")).dataschema())
        .isEqualTo("2");
  }

  @Test
  void shouldNotLeaveOutWhatIsNoText() {
    assertThat(unwrap(",\"correction\":5").violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.code()).isEqualTo("HUB-X040"));
    assertThat(unwrap(",\"dataschema\":2").dataschema()).isEmpty();
    assertThat(unwrap(",\"dataschema\":null,\"correction\":null").dataschema()).isNull();
    assertThat(unwrap(",\"correction\":null").violations()).isEmpty();
  }

  private static Envelope unwrap(String mark) {
    return unwrap(mark, Map.of());
  }

  private static Envelope unwrap(String mark, Map<String, String> beside) {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\""
            + mark
            + ",\"data\":{}}";
    return new StructuredEvent().unwrap(event.getBytes(StandardCharsets.UTF_8), beside);
  }
}
