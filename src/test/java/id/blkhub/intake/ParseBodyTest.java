package id.blkhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.contract.StrictJson;
import id.blkhub.message.Correction;
import id.blkhub.message.State;
import id.blkhub.reader.MessageReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ParseBodyTest {
  private static final String EVENT =
      """
      {"specversion": "1.0", "id": "1", "source": "s", "type": "t", %s "data": {}}\
      """;

  @Test
  void shouldTakeAttributesThatAreNullForAbsent() {
    Incoming message =
        unwrapped(
            "\"dataschema\": null, \"correction\": null, \"correctionreason\": null,"
                + " \"test\": null,");

    assertThat(message.open()).isTrue();
    assertThat(message.dataschema).isNull();
    assertThat(message.mark).isEqualTo(Correction.Mark.NONE);
    assertThat(message.isTest()).isFalse();
  }

  @Test
  void shouldNotLeaveOutAVersionThatIsNoText() {
    Incoming message = unwrapped("\"dataschema\": 2,");

    assertThat(message.state()).isEqualTo(State.REJECTED);
    assertThat(message.violations)
        .singleElement()
        .satisfies(violation -> assertThat(violation.path()).isEqualTo("/dataschema"));
  }

  private static Incoming unwrapped(String attributes) {
    Incoming message =
        new Incoming(
            "supra",
            "vacancy",
            "stamp",
            Instant.EPOCH,
            null,
            EVENT.formatted(attributes).getBytes(StandardCharsets.UTF_8));
    new ParseBody(new StrictJson(), 1 << 20).parse(message, MessageReader.read(message.received));
    return message;
  }
}
