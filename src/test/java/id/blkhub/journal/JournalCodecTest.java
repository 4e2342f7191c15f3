package id.blkhub.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Compact;
import id.blkhub.message.EventDetail;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Refusal;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalCodecTest {
  private static final Refusal REFUSAL =
      new Refusal("r1", Events.START, "bank", "127.0.0.1", "in.blk.enrolment", "HUB-B001", "no");

  @Test
  void shouldReadWhatItWrote() {
    JournalEvent event =
        Events.of("m1")
            .at(Events.START.plusNanos(123_456_789))
            .businessKey("E-1")
            .attempt(3)
            .error(Violation.of("/nik", "HUB-C003", "salah", "wrong"))
            .payload("sent", new byte[] {0, -1, 7})
            .delivery(State.PARKED, "bnsp");

    JournalCodec.Batch read =
        JournalCodec.decode(JournalCodec.encode(List.of(event), List.of(REFUSAL)));

    assertThat(read.refusals()).containsExactly(REFUSAL);
    assertThat(read.events()).usingRecursiveFieldByFieldElementComparator().containsExactly(event);
  }

  @Test
  void shouldLeaveOutWhatIsEmpty() throws Exception {
    JournalEvent event = Events.of("m1").message(State.RECEIVED);

    JsonNode read = Compact.MAPPER.readTree(JournalCodec.encode(List.of(event), List.of()));

    assertThat(read.fieldNames()).toIterable().containsExactly("events");
    assertThat(read.at("/events/0").properties())
        .isNotEmpty()
        .noneMatch(
            field ->
                field.getValue().isNull()
                    || field.getValue().isEmpty() && field.getValue().isContainerNode());
  }

  @Test
  void shouldSkipFieldsOfANewerVersion() throws Exception {
    JournalEvent event = Events.of("m1").message(State.RECEIVED);
    ObjectNode written =
        (ObjectNode) Compact.MAPPER.readTree(JournalCodec.encode(List.of(event), List.of()));
    ((ObjectNode) written.at("/events/0")).putObject("new").put("a", 1);
    written.putArray("more");

    JournalCodec.Batch read = JournalCodec.decode(Compact.MAPPER.writeValueAsBytes(written));

    assertThat(read.events()).extracting(JournalEvent::id).containsExactly(event.id());
  }

  @Test
  void shouldKeepTheOthersWhenATextEndsInHalfACharacter() {
    JournalEvent event = Events.of("m1").message(State.RECEIVED);
    String cut = "a\uD83D";
    Refusal refusal =
        new Refusal("r1", Events.START, cut, "127.0.0.1", "in.blk.enrolment", "HUB-B001", cut);

    JournalCodec.Batch read =
        JournalCodec.decode(JournalCodec.encode(List.of(event), List.of(refusal)));

    assertThat(read.events()).hasSize(1);
    assertThat(read.refusals()).hasSize(1);
  }

  @Test
  void shouldReadWhatLayInTheQueueBeforeAnUpgrade() {
    String json =
        "{\"events\":[{\"id\":\"e1\",\"messageId\":\"m1\",\"at\":\"2026-03-01T01:00:00Z\","
            + "\"state\":\"RECEIVED\",\"sender\":\"blk\",\"kind\":\"enrolment\",\"payloads\":"
            + "{\"original\":\"AAEC\"}}]}";

    JournalEvent read = JournalCodec.decode(json.getBytes(UTF_8)).events().get(0);

    assertThat(read.at()).isEqualTo(Events.START);
    assertThat(read.payloads().get("original")).containsExactly(0, 1, 2);
  }

  @Test
  void shouldWriteAllFieldsOfAnEventSideBySide() throws Exception {
    JournalEvent event =
        Events.of("m1")
            .test()
            .businessKey("E-1")
            .subject("hash")
            .attempt(3)
            .partnerRef("J-9")
            .detail(new EventDetail.Repeats("r1"))
            .error(Violation.of("/nik", "HUB-C003", "salah", "wrong"))
            .payload("sent", new byte[] {1})
            .delivery(State.PARKED, "bnsp");

    JsonNode read = Compact.MAPPER.readTree(JournalCodec.encode(List.of(event), List.of()));

    JsonNode written = read.at("/events/0");
    assertThat(written.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id",
            "at",
            "messageId",
            "sender",
            "kind",
            "senderMessageId",
            "source",
            "businessKey",
            "test",
            "state",
            "errors",
            "detail",
            "receiver",
            "attempt",
            "partnerRef",
            "subjectHash",
            "payloads");
    assertThat(written.get("messageId").textValue()).isEqualTo("m1");
    assertThat(written.get("receiver").textValue()).isEqualTo("bnsp");
    assertThat(written.get("detail").textValue()).isEqualTo("repeated r1");
  }

  @Test
  void shouldReadAllFieldsAnEarlierVersionWrote() {
    String json =
        """
        {"events": [{"id": "e1", "messageId": "m1", "at": "2026-03-01T01:00:00Z",
          "state": "DELIVERED", "sender": "blk", "kind": "enrolment", "senderMessageId": "s-1",
          "source": "urn:blk", "businessKey": "E-1", "subjectHash": "hash", "receiver": "bnsp",
          "partnerRef": "J-9", "attempt": 2, "detail": "repeated r1", "test": true,
          "errors": [{"path": "/nik", "code": "HUB-C003", "message": {"id": "a", "en": "b"}}]}]}
        """;

    JournalEvent read = JournalCodec.decode(json.getBytes(UTF_8)).events().get(0);

    assertThat(read)
        .isEqualTo(
            JournalEvent.of(
                    new MessageRef(
                        new MessageId("m1"),
                        new PartnerId("blk"),
                        new Kind("enrolment"),
                        "s-1",
                        "urn:blk",
                        "E-1",
                        true),
                    State.DELIVERED,
                    Events.START)
                .id("e1")
                .subjectHash("hash")
                .receiver(new PartnerId("bnsp"))
                .partnerRef("J-9")
                .attempt(2)
                .detail(new EventDetail.Repeats("r1"))
                .errors(List.of(Violation.of("/nik", "HUB-C003", "a", "b")))
                .build());
  }

  @Test
  void shouldRefuseAnEventThatNamesNoMessage() {
    String json = "{\"events\":[{\"id\":\"e1\",\"state\":\"RECEIVED\",\"kind\":\"enrolment\"}]}";

    assertThatThrownBy(() -> JournalCodec.decode(json.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HUB-J007");
  }

  @Test
  void shouldNotShowWhatItCannotRead() {
    assertThatThrownBy(() -> JournalCodec.decode("{\"nik\" 3603120101900001".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HUB-J007")
        .hasMessageNotContaining("3603")
        .hasNoCause();
  }
}
