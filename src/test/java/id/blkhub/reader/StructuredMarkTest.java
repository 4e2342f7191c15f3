package id.blkhub.reader;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.Correction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredMarkTest {
  @Test
  void shouldTakeTheMarkOutOfTheEnvelope() {
    ReadMessage message = unwrap(",\"correction\":\"void\",\"correctionreason\":\"REVOKED\"");

    assertThat(message.violations()).isEmpty();
    assertThat(message.mark()).isEqualTo(new Correction.CorrectionMark("void", "REVOKED"));
    assertThat(message.mark().asked()).isEqualTo(Correction.VOID);
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

  @ParameterizedTest
  @CsvSource({"true,true", "'\"true\"',true", "false,false", "'\"false\"',false", "null,false"})
  void shouldSeeATest(String written, boolean test) {
    assertThat(unwrap(",\"test\":" + written).violations()).isEmpty();
    assertThat(unwrap(",\"test\":" + written).isTest()).isEqualTo(test);
    assertThat(unwrap("").isTest()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"TRUE\"", "\"\"", "\"ya\"", "1", "{\"a\":true}", "[true]"})
  void shouldRefuseATestThatMeansNothing(String written) {
    assertThat(unwrap(",\"test\":" + written).violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.code()).isEqualTo("HUB-X048"));
  }

  @Test
  void shouldTakeTheMarkInTheHeadToo() {
    assertThat(unwrap("", Map.of("test", "true")).isTest()).isTrue();
    assertThat(unwrap(",\"test\":true", Map.of("test", "true")).violations()).isEmpty();
    assertThat(unwrap("", Map.of("test", "ya")).violations()).hasSize(1);
    assertThat(unwrap("", Map.of("correction", "void")).mark().asked()).isEqualTo(Correction.VOID);
    assertThat(unwrap("", Map.of("dataschema", "1")).dataschema()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "test,true,false",
    "test,false,true",
    "correction,void,correct",
    "correctionreason,REVOKED,OTHER",
    "dataschema,1,2",
    "id,2,1",
    "source,other,s"
  })
  void shouldRefuseAnAttributeThatSaysOneThingInTheHeadAndAnotherInTheEvent(
      String name, String beside, String inside) {
    String written =
        Set.of("id", "source").contains(name) ? "" : ",\"%s\":\"%s\"".formatted(name, inside);

    ReadMessage message = unwrap(written, Map.of(name, beside));

    assertThat(message.violations())
        .filteredOn(violation -> violation.code().equals("HUB-X060"))
        .singleElement()
        .satisfies(violation -> assertThat(violation.path()).isEqualTo('/' + name));
    assertThat(message.isTest())
        .as("a test is never taken for real")
        .isEqualTo(name.equals("test"));
  }

  @Test
  void shouldNotLeaveOutWhatIsNoText() {
    assertThat(unwrap(",\"correction\":5").violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.code()).isEqualTo("HUB-X040"));
    assertThat(unwrap(",\"dataschema\":2").violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.path()).isEqualTo("/dataschema"));
    assertThat(unwrap(",\"dataschema\":null,\"correction\":null").dataschema()).isNull();
    assertThat(unwrap(",\"correction\":null").violations()).isEmpty();
  }

  private static ReadMessage unwrap(String mark) {
    return unwrap(mark, Map.of());
  }

  private static ReadMessage unwrap(String mark, Map<String, String> beside) {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\""
            + mark
            + ",\"data\":{}}";
    RawHead head = new RawHead(false).contentType("application/cloudevents+json");
    beside.forEach((name, value) -> head.field("ce-" + name, value));
    try {
      return MessageReader.read(MessageReader.head(head), event.getBytes(StandardCharsets.UTF_8));
    } catch (TooMuchBeside e) {
      throw new AssertionError(e);
    }
  }
}
