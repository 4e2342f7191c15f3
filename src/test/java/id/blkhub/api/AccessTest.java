package id.blkhub.api;

import static id.blkhub.api.SubmitTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.api.Door.Answer;
import id.blkhub.journal.MessageView;
import id.blkhub.message.Ids;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Refusal;
import id.blkhub.message.State;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  private static final String RECEIPTS = "/api/v1/receipts";

  @TempDir Path home;
  private Door door;

  /** A door for each test: they use up the allowance of failed logins. */
  @BeforeEach
  void open() {
    door = new Door(home);
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void shouldAskForALoginWhereThereIsNone() {
    Answer answer = door.send(door.anonymous(RECEIPTS));

    assertProblem(answer, 401, "HUB-H001");
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo("Basic realm=\"blkhub\", charset=\"UTF-8\"");
    assertThat(door.hub.refusals).extracting(Refusal::who).containsExactly("anonymous");
  }

  @Test
  void shouldWriteDownOnlySomeOfThoseWhoAskWithoutALogin() {
    for (int i = 0; i < 30; i++) {
      assertThat(door.send(door.anonymous(RECEIPTS)).status()).isEqualTo(401);
    }

    assertThat(door.hub.refusals).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/",
        "/api/v1/messages/enrolment",
        "/api/nothing",
        "/%61pi/v1/receipts",
        "/api;x=1/v1/receipts"
      })
  void shouldAskForALoginAtEveryAddressOfTheInterface(String path) {
    assertProblem(door.send(door.anonymous(path)), 401, "HUB-H001");
  }

  @Test
  void shouldAnswerAWrongSecretAndAnUnknownUserAlike() {
    Answer wrong = login("blk", "supra-secret");
    Answer unknown = login("nobody", "blk-secret");

    assertProblem(wrong, 401, "HUB-H001");
    assertThat(unknown.text()).isEqualTo(wrong.text());
    assertThat(door.hub.refusals).extracting(Refusal::who).containsExactly("blk", "nobody");
  }

  @Test
  void shouldNotWriteDownWhatMayBeAMistypedSecret() {
    login("S3cret!", "blk");

    assertThat(door.hub.refusals).extracting(Refusal::who).containsExactly("unnameable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic !!!", "Basic YmxrOmJsaw", "Basic YmxrYmxr", "Bearer x"})
  void shouldAnswer401ToAHeaderItCannotRead(String header) {
    assertProblem(
        door.send(door.anonymous(RECEIPTS).header("Authorization", header)), 401, "HUB-H001");
  }

  @Test
  void shouldLimitFailedLoginsButLetTheRightOnePass() {
    for (int i = 0; i < 20; i++) {
      assertThat(login("blk", "guess" + i).status()).isEqualTo(401);
    }

    Answer limited = login("blk", "guess");

    assertProblem(limited, 429, "HUB-H002");
    assertThat(limited.header("Retry-After")).isNotNull();
    assertThat(door.hub.refusals).hasSize(20);
    assertThat(door.get("blk", RECEIPTS).status()).isEqualTo(200);
    assertThat(door.send(door.anonymous(RECEIPTS)).status()).isEqualTo(401);
  }

  @Test
  void shouldAnswerProblemsInTheLanguageThePartnerPrefers() {
    Answer indonesian =
        door.send(door.anonymous(RECEIPTS).header("Accept-Language", "id-ID,en;q=0.5"));
    Answer german = door.send(door.anonymous(RECEIPTS).header("Accept-Language", "de"));

    assertThat(indonesian.json().get("detail")).isEqualTo(indonesian.json().at("/message/id"));
    assertThat(indonesian.header("Content-Language")).isEqualTo("id");
    assertThat(german.json().get("detail")).isEqualTo(german.json().at("/message/en"));
    assertThat(german.header("Content-Language")).isEqualTo("en");
  }

  @Test
  void shouldAnswer404AtAnUnknownAddressWhateverTheMethod() {
    assertProblem(door.get("blk", "/api/v1/nothing"), 404, "HUB-H015");
    assertProblem(
        door.send(
            door.as("blk", "/api/v1/nothing").POST(HttpRequest.BodyPublishers.ofString("{}"))),
        404,
        "HUB-H015");
  }

  @Test
  void shouldAnswer405AndSayWhatIsAllowed() {
    Answer answer = door.send(door.as("blk", RECEIPTS).DELETE());

    assertProblem(answer, 405, "HUB-H016");
    assertThat(answer.header("Allow")).isEqualTo("GET");
  }

  @Test
  void shouldAnswer406ToAPartnerThatTakesNoJson() {
    assertProblem(
        door.send(door.as("blk", RECEIPTS).header("Accept", "text/html")), 406, "HUB-H017");
  }

  @Test
  void shouldAnswer500WithAReferenceAndNothingOfTheFault() {
    String id = Ids.next();
    Instant now = Instant.now();
    MessageView broken =
        new MessageView(
            new MessageRef(
                new MessageId(id),
                new PartnerId("blk"),
                new Kind("enrolment"),
                "secret",
                null,
                null,
                false),
            State.ACCEPTED,
            now,
            now,
            null,
            null);
    door.hub.views.put(id, broken);

    Answer answer = door.get("blk", "/api/v1/messages/" + id);

    assertProblem(answer, 500, "HUB-H018");
    assertThat(answer.json().get("reference").asText()).hasSize(36);
    assertThat(answer.text()).doesNotContain("exception", "Exception", "at id.blkhub", "secret");
  }

  private Answer login(String user, String secret) {
    return door.send(door.anonymous(RECEIPTS).header("Authorization", Door.basic(user, secret)));
  }
}
