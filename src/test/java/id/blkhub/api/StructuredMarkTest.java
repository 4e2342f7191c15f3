package id.blkhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.Correction;
import java.nio.charset.StandardCharsets;
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

  private static Envelope unwrap(String mark) {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\""
            + mark
            + ",\"data\":{}}";
    return new StructuredEvent().unwrap(event.getBytes(StandardCharsets.UTF_8));
  }
}
