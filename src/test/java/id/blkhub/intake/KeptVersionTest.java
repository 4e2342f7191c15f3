package id.blkhub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueMessage;
import id.blkhub.reader.MessageReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A message that waits or is held enters again with the version it was read with. */
class KeptVersionTest {
  @Test
  void shouldEnterAgainWithTheVersionItWasReadWith() {
    byte[] body = "{}".getBytes(UTF_8);
    MessageOrigin origin =
        new MessageOrigin(
            new PartnerId("supra"),
            new Kind("vacancy"),
            new MessageId("m"),
            Instant.EPOCH,
            false,
            null,
            body);
    MessageHead head = new MessageHead(origin, MessageReader.read(body), null);

    OutgoingMessage again = OriginalMessage.read(head.original(1)).again(null);

    assertThat(again.properties()).containsEntry(MessageProperties.CONTRACT_VERSION, "1");
    assertThat(OriginalMessage.version(new QueueMessage(again.body(), again.properties())))
        .isEqualTo(1);
  }

  @Test
  void shouldReadWhatWasKeptBeforeThereWereVersions() {
    byte[] kept =
        """
        {"partner": "supra", "kind": "vacancy", "stamp": "m", "receivedAt": 0, "body": "e30="}
        """
            .getBytes(UTF_8);

    assertThat(OriginalMessage.read(kept).contractVersion()).isNull();
    assertThat(OriginalMessage.read(kept).said().mark())
        .isEqualTo((Correction.CorrectionMark) null);
  }
}
