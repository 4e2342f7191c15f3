package id.blkhub.api;

import static id.blkhub.api.SubmitTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.api.Door.Answer;
import id.blkhub.message.Ids;
import id.blkhub.replay.Replays;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
  private static Door door;

  @BeforeAll
  static void open(@TempDir Path home) {
    door = new Door(home);
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @BeforeEach
  void forget() {
    door.hub.forget();
  }

  @Test
  void shouldTakeARequestAndTellHowItStands() {
    Instant from = daysAgo(10);

    Answer answer = ask("blk", "certification", from, daysAgo(3));

    assertThat(answer.status()).isEqualTo(202);
    JsonNode requested = answer.json();
    assertThat(requested.get("state").asText()).isEqualTo("REQUESTED");
    assertThat(Instant.parse(requested.get("from").asText())).isEqualTo(from);
    String path = "/api/v1/replay/" + requested.get("replayId").asText();
    JsonNode status = door.get("blk", path).json();
    for (String count :
        new String[] {"found", "sent", "notAvailable", "refused", "expired", "delivered"}) {
      assertThat(status.get(count).asLong()).as(count).isZero();
    }
    assertProblem(door.get("supra", path), 404, "HUB-O023");
  }

  @Test
  void shouldAskForNothingThatIsYetToCome() {
    Instant before = Instant.now();

    Answer answer = ask("blk", "certification", daysAgo(1), daysAgo(-20));

    assertThat(Instant.parse(answer.json().get("to").asText())).isBetween(before, Instant.now());
  }

  @ParameterizedTest
  @CsvSource({
    "{}, /kind",
    "'{\"kind\": \"certification\", \"from\": \"2026-11-01\", \"to\": 5}', /from",
    "'{\"kind\": \"certification\", \"from\": \"2026-11-01T00:00:00\"}', /to",
    "'{\"kind\": \"certification\", \"since\": \"x\"}', ''",
  })
  void shouldNameEverythingThatIsWrong(String body, String path) {
    Answer answer = post("blk", body);

    assertProblem(answer, 400, "HUB-O020");
    assertThat(answer.json().get("errors").findValuesAsText("path")).contains(path);
  }

  @Test
  void shouldBoundThePeriod() {
    assertProblem(ask("blk", "certification", daysAgo(3), daysAgo(4)), 400, "HUB-O020");
    assertProblem(ask("blk", "certification", daysAgo(40), daysAgo(39)), 400, "HUB-O020");
    assertProblem(ask("blk", "certification", daysAgo(29), daysAgo(-3)), 400, "HUB-O020");
    assertProblem(post("blk", "not json"), 400, "HUB-O020");
    assertProblem(post("blk", "{" + " ".repeat(5_000) + "}"), 413, "HUB-H006");
  }

  @Test
  void shouldKeepPartnersToTheirOwnKinds() {
    assertProblem(ask("supra", "certification", daysAgo(3), daysAgo(2)), 403, "HUB-O010");
    assertProblem(ask("blk", "nothing", daysAgo(3), daysAgo(2)), 404, "HUB-H003");
    assertThat(door.hub.replays).isEmpty();
  }

  @Test
  void shouldSayWhenToAskAgain() {
    door.hub.nextReplay = new Replays.ReplayAnswer.TooManyReplays(Duration.ofMinutes(3));
    Answer tooMany = ask("blk", "certification", daysAgo(3), daysAgo(2));
    door.hub.nextReplay = new Replays.ReplayAnswer.NoRoom(Duration.ofMinutes(10));
    Answer noRoom = ask("blk", "certification", daysAgo(3), daysAgo(2));
    door.hub.brokerDown = true;
    Answer away = ask("blk", "certification", daysAgo(3), daysAgo(2));
    door.hub.journalDown = true;

    assertProblem(tooMany, 429, "HUB-O021");
    assertThat(tooMany.header("Retry-After")).isEqualTo("180");
    assertProblem(noRoom, 409, "HUB-O022");
    assertThat(noRoom.header("Retry-After")).isEqualTo("600");
    assertProblem(away, 503, "HUB-O024");
    assertProblem(door.get("blk", "/api/v1/replay/" + Ids.next()), 503, "HUB-H019");
  }

  private static Instant daysAgo(int days) {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(days));
  }

  private static Answer ask(String partner, String kind, Instant from, Instant to) {
    return post(
        partner, "{\"kind\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}".formatted(kind, from, to));
  }

  private static Answer post(String partner, String body) {
    return door.send(
        door.as(partner, "/api/v1/replay")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
