package id.blkhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.contract.StrictJson;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.ReadMessage;
import id.blkhub.step.StageResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadMessagesTest {
  private static final String EVENT =
      """
      {"specversion": "1.0", "id": "1", "source": "s", "type": "t", %s "data": {}}\
      """;

  @Test
  void shouldTakeAttributesThatAreNullForAbsent() {
    ReadMessage read =
        read("\"dataschema\": null, \"correction\": null, \"correctionreason\": null,"
                + " \"test\": null,")
            .either(message -> message.head().read(), ended -> null);

    assertThat(read.dataschema()).isNull();
    assertThat(read.mark()).isEqualTo(Correction.CorrectionMark.NONE);
    assertThat(read.isTest()).isFalse();
  }

  @Test
  void shouldNotLeaveOutAVersionThatIsNoText() {
    EndedMessage ended = read("\"dataschema\": 2,").either(message -> null, rejected -> rejected);

    assertThat(ended.state()).isEqualTo(State.REJECTED);
    assertThat(ended.reasons())
        .singleElement()
        .satisfies(violation -> assertThat(violation.path()).isEqualTo("/dataschema"));
  }

  private static StageResult<ReceivedMessage, EndedMessage> read(String attributes) {
    byte[] body = EVENT.formatted(attributes).getBytes(StandardCharsets.UTF_8);
    MessageOrigin origin =
        new MessageOrigin(
            new PartnerId("supra"),
            new Kind("vacancy"),
            new MessageId("m"),
            Instant.EPOCH,
            false,
            null,
            body);
    return new ReadMessages(new StrictJson(), 1 << 20, null)
        .read(origin, MessageReader.read(body), null);
  }
}
