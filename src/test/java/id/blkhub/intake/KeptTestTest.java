package id.blkhub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.contract.StrictJson;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.RawHead;
import id.blkhub.reader.ReadMessage;
import id.blkhub.reader.TooMuchBeside;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test stays one wherever it lies meanwhile. */
class KeptTestTest {
  @Test
  void shouldEnterAgainAsATest() {
    byte[] body = "{}".getBytes(UTF_8);
    MessageHead head = new MessageHead(origin(body), MessageReader.read(body).ofStageTest(), null);

    OutgoingMessage again = OriginalMessage.read(head.original(null)).again(null);

    assertThat(again.properties()).containsEntry(MessageProperties.TEST, "true");
  }

  @Test
  void shouldTakeWhatWasKeptBeforeThereWereTestsForReal() {
    byte[] kept =
        """
        {"partner": "supra", "kind": "vacancy", "stamp": "m", "receivedAt": 0, "body": "e30="}
        """
            .getBytes(UTF_8);

    assertThat(OriginalMessage.read(kept).said().test()).isNull();
    assertThat(OriginalMessage.write(OriginalMessage.read(kept)))
        .asString(UTF_8)
        .doesNotContain("test");
  }

  @ParameterizedTest
  @CsvSource({
    ",, false",
    ",true, true",
    ",'\"true\"', true",
    "true,, true",
    "true,false, true",
    "false,true, true",
    ",false, false"
  })
  void shouldBeATestWhereItsDoorOrItsEnvelopeSaysSo(
      String noted, String inTheEnvelope, boolean test) throws TooMuchBeside {
    byte[] body =
        ("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\","
                + (inTheEnvelope == null ? "" : "\"test\":" + inTheEnvelope + ",")
                + "\"data\":{}}")
            .getBytes(UTF_8);
    RawHead raw = new RawHead(false);
    if (noted != null) {
      raw.field("ce-test", noted);
    }
    ReadMessage read = MessageReader.read(MessageReader.head(raw), body);

    MessageHead head =
        new ReadMessages(new StrictJson(), 1024, null)
            .read(origin(body), read, null)
            .either(ReceivedMessage::head, EndedMessage::head);

    assertThat(head.isTest()).isEqualTo(test);
  }

  private static MessageOrigin origin(byte[] body) {
    return new MessageOrigin(
        new PartnerId("supra"),
        new Kind("vacancy"),
        new MessageId("m"),
        Instant.EPOCH,
        false,
        null,
        body);
  }
}
