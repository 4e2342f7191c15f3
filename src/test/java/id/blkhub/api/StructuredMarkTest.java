package id.blkhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.Correction;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static Envelope unwrap(String mark) {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\""
            + mark
            + ",\"data\":{}}";
    return new StructuredEvent().unwrap(event.getBytes(StandardCharsets.UTF_8));
  }
}
