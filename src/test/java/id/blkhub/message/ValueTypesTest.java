package id.blkhub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
  private final ObjectMapper json = new ObjectMapper();

  private record Names(MessageId messageId, PartnerId sender, Kind kind) {}

  @Test
  void shouldBePlainTextsInJson() throws Exception {
    Names names = new Names(new MessageId("0198"), new PartnerId("blk"), new Kind("enrolment"));

    String written = json.writeValueAsString(names);

    assertThat(written)
        .isEqualTo("{\"messageId\":\"0198\",\"sender\":\"blk\",\"kind\":\"enrolment\"}");
    assertThat(json.readValue(written, Names.class)).isEqualTo(names);
  }

  @Test
  void shouldBeInAMessageAsTheyAreWritten() {
    assertThat("messageId=" + new MessageId("0198") + " of " + new PartnerId("blk"))
        .isEqualTo("messageId=0198 of blk");
  }

  @Test
  void shouldRefuseAnEmptyValue() {
    assertThatThrownBy(() -> new MessageId("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PartnerId("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Kind("")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0198", "x'; --", "01980000-0000-7000-8000-00000000000G"})
  void shouldTakeNoOtherTextOfAClientForAMessageId(String text) {
    assertThat(MessageId.parse(text)).isEmpty();
  }

  @Test
  void shouldReadAMessageIdTheHubMade() {
    MessageId made = MessageId.next();

    assertThat(MessageId.parse(made.value())).contains(made);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Blk", "blk.enrolment", "blk/x", "1blk", "blk "})
  void shouldTakeNoOtherTextOfAClientForAPartnerOrAKind(String text) {
    assertThat(PartnerId.parse(text)).isEmpty();
    assertThat(Kind.parse(text)).isEmpty();
  }
}
