package id.blkhub.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptCodecTest {
  private static final Instant TIME = Instant.parse("2026-11-21T03:04:05.678912Z");

  @Test
  void shouldWriteAReceiptAsStructuredCloudEvent() throws Exception {
    Receipt receipt =
        new Receipt(
            new MessageRef(
                new MessageId("0193"),
                new PartnerId("blk"),
                new Kind("enrolment"),
                "E-1",
                null,
                "ENR-7",
                false),
            TIME,
            State.PARKED,
            List.of(Violation.of("/person/nik", "HUB-C001", "salah", "wrong")),
            new DeliveryAttempt(new PartnerId("bnsp"), 0, "J-9"));

    JsonNode event = new ObjectMapper().readTree(ReceiptCodec.toCloudEvent(receipt));

    String expected =
        """
        {"specversion":"1.0","id":"%s","source":"urn:blkhub",\
        "type":"id.blkhub.receipt.parked","time":"2026-11-21T03:04:05.678Z","subject":"0193",\
        "datacontenttype":"application/json",\
        "data":{"messageId":"0193","senderMessageId":"E-1","kind":"enrolment",\
        "businessKey":"ENR-7","state":"PARKED","partner":"bnsp","partnerRef":"J-9",\
        "errors":[{"path":"/person/nik","code":"HUB-C001","message":{"id":"salah","en":"wrong"}}],\
        "time":"2026-11-21T03:04:05.678Z"}}\
        """
            .formatted(event.get("id").asText());
    assertThat(event.toString()).isEqualTo(expected);
  }

  @Test
  void shouldGiveTheSameReceiptTheSameIdAndAnotherStateAnother() {
    Receipt received = plain(State.RECEIVED);
    Receipt rereadFromJournal =
        new Receipt(
            new MessageRef(
                new MessageId("0193"),
                new PartnerId("blk"),
                new Kind("enrolment"),
                null,
                null,
                null,
                false),
            Instant.parse("2026-11-21T03:04:05.678Z"),
            State.RECEIVED,
            List.of(),
            null);

    String id = ReceiptCodec.toNode(received).get("id").asText();

    assertThat(ReceiptCodec.toNode(rereadFromJournal).get("id").asText()).isEqualTo(id);
    assertThat(ReceiptCodec.toNode(plain(State.ACCEPTED)).get("id").asText()).isNotEqualTo(id);
  }

  @Test
  void shouldSayThatItSpeaksOfATest() {
    Receipt real = plain(State.ACCEPTED);
    Receipt test =
        new Receipt(
            new MessageRef(
                new MessageId("0193"),
                new PartnerId("blk"),
                new Kind("enrolment"),
                null,
                null,
                null,
                true),
            TIME,
            real.state(),
            List.of(),
            null);

    assertThat(ReceiptCodec.toNode(test).path("test").isBoolean()).isTrue();
    assertThat(ReceiptCodec.toNode(test).path("test").asBoolean()).isTrue();
    assertThat(ReceiptCodec.toNode(real).has("test")).isFalse();
  }

  private static Receipt plain(State state) {
    return new Receipt(
        new MessageRef(
            new MessageId("0193"),
            new PartnerId("blk"),
            new Kind("enrolment"),
            null,
            null,
            null,
            false),
        TIME,
        state,
        List.of(),
        null);
  }
}
