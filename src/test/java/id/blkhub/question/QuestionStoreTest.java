package id.blkhub.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfile.AgreedQuestion;
import id.blkhub.partner.PartnerProfile.Agreement;
import id.blkhub.partner.PartnerProfile.LegalGround;
import id.blkhub.question.AskedQuestion.PreparedQuestion;
import id.blkhub.question.QuestionStore.EarlierQuestion;
import id.blkhub.reader.MessageReader;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The questions of the last day, by their ids. */
class QuestionStoreTest {
  private static final Instant NOW = Instant.parse("2026-06-01T01:00:00Z");
  private static final AgreedQuestion AGREED =
      new AgreedQuestion(
          "certificate-check",
          "bnsp",
          1,
          new Agreement(
              "PKS-1",
              new LegalGround("contract", "checking", null),
              LocalDate.MAX,
              false,
              Duration.ZERO,
              List.of()));

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldKnowAnIdForADay(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      QuestionStore store = new QuestionStore(databases.hub());
      PreparedQuestion first = question(NOW);

      assertThat(store.open(first)).isEmpty();
      assertThat(store.open(question(NOW)).orElseThrow().underWay()).isTrue();
      assertThat(store.openSince(NOW.plusMillis(1)))
          .extracting(lost -> lost.messageId())
          .containsExactly(first.asked().messageId());

      store.answered(first.asked(), NOW, new byte[] {1, 2});
      EarlierQuestion earlier = store.open(question(NOW.plusSeconds(60))).orElseThrow();
      assertThat(earlier.answer()).containsExactly(1, 2);
      assertThat(earlier.endedAt()).isEqualTo(NOW);
      assertThat(store.openSince(NOW.plusMillis(1))).isEmpty();

      PreparedQuestion nextDay = question(NOW.plus(Duration.ofDays(1)).plusMillis(1));
      assertThat(store.open(nextDay)).isEmpty();
      store.ended(nextDay.asked(), NOW, QuestionProblem.REFUSED);
      assertThat(store.open(nextDay).orElseThrow().outcome()).isEqualTo("REFUSED");
      assertThat(store.open(nextDay).orElseThrow().answer()).isNull();

      store.free(nextDay.asked().messageId());
      assertThat(store.open(nextDay)).isEmpty();
    }
  }

  private static PreparedQuestion question(Instant at) {
    byte[] event =
        ("{\"specversion\": \"1.0\", \"id\": \"tanya-1\", \"source\": \"urn:supra\", \"type\":"
                + " \"t\", \"data\": {\"certificateNo\": \"1\"}}")
            .getBytes(StandardCharsets.UTF_8);
    AskedQuestion asked =
        AskedQuestion.of(new PartnerId("supra"), AGREED, MessageReader.read(event), at, 1_000);
    return new PreparedQuestion(
        asked,
        JsonNodeFactory.instance.objectNode(),
        JsonNodeFactory.instance.objectNode(),
        null,
        "content");
  }
}
