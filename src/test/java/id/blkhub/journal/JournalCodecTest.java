package id.blkhub.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.message.JournalEvent;
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
  void shouldWriteTimesAsPeopleReadThemAndLeaveOutWhatIsEmpty() {
    JournalEvent event = Events.of("m1").message(State.RECEIVED);

    String json = new String(JournalCodec.encode(List.of(event), List.of()), UTF_8);

    assertThat(json)
        .contains("\"at\":\"2026-03-01T01:00:00Z\"")
        .doesNotContain("errors", "payloads", "refusals", "null");
  }

  @Test
  void shouldSkipFieldsOfANewerVersion() {
    String json =
        "{\"events\":[{\"id\":\"e1\",\"messageId\":\"m1\",\"at\":\"2026-03-01T01:00:00Z\","
            + "\"state\":\"RECEIVED\",\"sender\":\"blk\",\"kind\":\"enrolment\",\"new\":{\"a\":1}}],"
            + "\"more\":[]}";

    JournalCodec.Batch read = JournalCodec.decode(json.getBytes(UTF_8));

    assertThat(read.events()).extracting(JournalEvent::id).containsExactly("e1");
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
