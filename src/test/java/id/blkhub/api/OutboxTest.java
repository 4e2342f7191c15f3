package id.blkhub.api;

import static id.blkhub.api.SubmitTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.api.Door.Answer;
import id.blkhub.journal.MessageView;
import id.blkhub.journal.MessageView.DeliveryView;
import id.blkhub.message.Ids;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.sending.Outbox.OutboxItem;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxTest {
  private static final String TIME = "2026-11-21T03:04:05.678Z";

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
  void shouldShowWhatLiesThereInItsOwnForm() throws IOException {
    String id = lies("{\"number\":\"7\",\"wage\":10000000.00}", true);

    Answer answer = door.get("blk", "/api/v1/outbox/certification");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).as("numbers as they are").contains("10000000.00");
    assertThat(answer.json())
        .isEqualTo(
            Door.JSON.readTree(
                """
                {"items": [{"id": "%s", "type": "id.blkhub.certification", "time": "%s",
                  "kind": "certification", "repeated": true,
                  "data": {"number": "7", "wage": 10000000.00}}], "next": "1"}
                """
                    .formatted(id, TIME)));
  }

  @Test
  void shouldPageAndTakeNothingByThat() {
    for (int n = 0; n < 5; n++) {
      lies("{}", false);
    }

    JsonNode first = door.get("blk", "/api/v1/outbox/certification?limit=3").json();
    JsonNode second =
        door.get("blk", "/api/v1/outbox/certification?after=" + first.get("next").asText()).json();

    assertThat(first.get("items")).hasSize(3);
    assertThat(second.get("items")).hasSize(2);
    assertThat(door.get("blk", "/api/v1/outbox/certification").json().get("items")).hasSize(5);
  }

  @Test
  void shouldAnswerASecondAcknowledgementLikeTheFirst() {
    String id = lies("{}", false);

    Answer first = acknowledge("blk", id);
    Answer second = acknowledge("blk", id);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(first.json().get("state").asText()).isEqualTo("DELIVERED");
    assertThat(first.json().get("kind").asText()).isEqualTo("certification");
  }

  @Test
  void shouldKnowFromTheJournalWhatWasAcknowledgedLongAgo() {
    String id = Ids.next();
    door.hub.views.put(id, view(id, State.DELIVERED));

    assertThat(acknowledge("blk", id).status()).isEqualTo(200);
    assertProblem(acknowledge("supra", id), 404, "HUB-O011");
  }

  @Test
  void shouldAskToComeBackWhileAnotherClientHasItInHand() {
    String id = Ids.next();
    door.hub.views.put(id, view(id, State.AVAILABLE));

    Answer answer = acknowledge("blk", id);

    assertProblem(answer, 409, "HUB-O012");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-an-id", "01a20060-30c4-7db9-9ac1-2181b3061e13", "%27OR%201=1"})
  void shouldAnswer404ForWhatNeverLayThere(String id) {
    assertProblem(acknowledge("blk", id), 404, "HUB-O011");
  }

  @Test
  void shouldKeepPartnersToTheirOwnKinds() {
    assertProblem(door.get("supra", "/api/v1/outbox/certification"), 403, "HUB-O010");
    assertProblem(door.get("blk", "/api/v1/outbox/vacancy"), 403, "HUB-O010");
    assertProblem(door.get("blk", "/api/v1/outbox/nothing"), 404, "HUB-H003");
    assertThat(door.send(door.anonymous("/api/v1/outbox/certification").GET()).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"after=x", "after=-1", "limit=0", "limit=101"})
  void shouldAnswer400ForAWrongParameter(String query) {
    assertProblem(door.get("blk", "/api/v1/outbox/certification?" + query), 400, "HUB-O014");
  }

  @Test
  void shouldAnswer503WhileTheBrokerIsAway() {
    String id = lies("{}", false);
    door.hub.brokerDown = true;

    Answer look = door.get("blk", "/api/v1/outbox/certification");

    assertProblem(look, 503, "HUB-O013");
    assertThat(look.header("Retry-After")).isEqualTo("5");
    assertProblem(acknowledge("blk", id), 503, "HUB-O013");
  }

  private static Answer acknowledge(String partner, String id) {
    return door.send(
        door.as(partner, "/api/v1/outbox/" + id + "/ack").POST(BodyPublishers.noBody()));
  }

  private static String lies(String data, boolean repeated) {
    String id = Ids.next();
    door.hub
        .lying
        .computeIfAbsent("blk.certification", queue -> new ArrayList<>())
        .add(
            new OutboxItem(
                new MessageId(id), "id.blkhub.certification", TIME, repeated, null, false, data));
    return id;
  }

  private static MessageView view(String id, State state) {
    Instant time = Instant.parse(TIME);
    return new MessageView(
        new MessageRef(
            new MessageId(id),
            new PartnerId("bnsp"),
            new Kind("certification"),
            "C-1",
            null,
            "C-1",
            false),
        State.ACCEPTED,
        time,
        time,
        List.of(),
        List.of(new DeliveryView(new PartnerId("blk"), state, 1, null, List.of(), time)));
  }
}
