package id.blkhub.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventDetailTest {
  static Stream<Arguments> stored() {
    return Stream.of(
        Arguments.of("repeated 0198", new EventDetail.Repeats("0198")),
        Arguments.of("retried by budi", new EventDetail.Retried("budi")),
        Arguments.of("correction void", new EventDetail.Corrects(Correction.VOID, null)),
        Arguments.of(
            "correction correct WRONG_PERSON",
            new EventDetail.Corrects(Correction.CORRECT, "WRONG_PERSON")),
        Arguments.of("correction unheard-of", new EventDetail.Remark("correction unheard-of")),
        Arguments.of("duplicate of 0198", new EventDetail.DuplicateOf(new MessageId("0198"), null)),
        Arguments.of(
            "duplicate of 0198 my own id",
            new EventDetail.DuplicateOf(new MessageId("0198"), "my own id")),
        Arguments.of("receivers 2", new EventDetail.RoutedTo(2)),
        Arguments.of("receivers of it", new EventDetail.Remark("receivers of it")),
        Arguments.of(
            "waits until 2026-03-01T01:00:00Z",
            new EventDetail.WaitsUntil(Instant.parse("2026-03-01T01:00:00Z"))),
        Arguments.of("moved to another node", new EventDetail.Remark("moved to another node")));
  }

  @ParameterizedTest
  @MethodSource("stored")
  void shouldReadTheStoredTextAndGiveItBack(String text, EventDetail detail) {
    assertThat(EventDetail.read(text)).isEqualTo(detail);
    assertThat(detail.text()).isEqualTo(text);
  }

  @Test
  void shouldTellTheSenderNothingOfWhatGoesAgain() {
    assertThat(Stream.of("repeated 0198", "retried by budi").map(EventDetail::read))
        .allMatch(EventDetail::goesAgain);
    assertThat(Stream.of("correction void", "anything").map(EventDetail::read))
        .noneMatch(EventDetail::goesAgain);
  }
}
