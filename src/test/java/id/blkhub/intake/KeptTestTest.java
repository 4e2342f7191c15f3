package id.blkhub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.contract.StrictJson;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.message.Compact;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.RawHead;
import id.blkhub.reader.TooMuchBeside;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test stays one wherever it lies meanwhile. */
class KeptTestTest {
  private final ParseBody parse = new ParseBody(new StrictJson(), 1024);

  @Test
  void shouldEnterAgainAsATest() {
    Incoming message = message("{}");
    message.test = "true";

    OutgoingMessage again =
        OriginalMessage.read(message.original())
            .again("in.supra.vacancy", OriginalMessage.NOT_WOKEN);

    assertThat(again.properties()).containsEntry(MessageProperties.TEST, "true");
  }

  @Test
  void shouldTakeWhatWasKeptBeforeThereWereTestsForReal() {
    byte[] kept =
        """
        {"partner": "supra", "kind": "vacancy", "stamp": "m", "receivedAt": 0, "body": "e30="}
        """
            .getBytes(UTF_8);

    assertThat(OriginalMessage.read(kept).test()).isNull();
    assertThat(OriginalMessage.write(OriginalMessage.read(kept)))
        .asString(UTF_8)
        .doesNotContain("test");
  }

  @Test
  void shouldStayATestOnItsWayOut() throws IOException {
    DeliveryHeader note =
        DeliveryHeader.of(
                new MessageRef(
                    new MessageId("m"),
                    new PartnerId("supra"),
                    new Kind("vacancy"),
                    "s",
                    null,
                    "k",
                    false),
                new PartnerId("blk"),
                Instant.EPOCH)
            .build();
    assertThat(kept(note).test()).isFalse();
    DeliveryHeader test =
        DeliveryHeader.of(
                new MessageRef(
                    new MessageId("m"),
                    new PartnerId("supra"),
                    new Kind("vacancy"),
                    "s",
                    null,
                    "k",
                    true),
                new PartnerId("blk"),
                Instant.EPOCH)
            .build();

    assertThat(kept(test).test()).isTrue();
    assertThat(kept(test.retried(Instant.EPOCH)).test()).isTrue();
    assertThat(kept(test.repeated("r", Instant.EPOCH)).test()).isTrue();
  }

  private static DeliveryHeader kept(DeliveryHeader note) throws IOException {
    return Compact.read(Compact.MAPPER.writeValueAsBytes(note), DeliveryHeader.class);
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
    Incoming message =
        message(
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\","
                + (inTheEnvelope == null ? "" : "\"test\":" + inTheEnvelope + ",")
                + "\"data\":{}}");
    RawHead head = new RawHead(false);
    if (noted != null) {
      head.field("ce-test", noted);
    }

    parse.parse(message, MessageReader.read(MessageReader.head(head), message.received));

    assertThat(message.isTest()).isEqualTo(test);
  }

  private static Incoming message(String body) {
    return new Incoming("supra", "vacancy", "m", Instant.EPOCH, null, body.getBytes(UTF_8));
  }
}
