package id.blkhub.api;

import static id.blkhub.api.SubmitTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.api.Door.Answer;
import id.blkhub.journal.MessageView;
import id.blkhub.journal.MessageView.DeliveryView;
import id.blkhub.journal.ReceiptQuery;
import id.blkhub.journal.ReceiptQuery.ReceiptFilter;
import id.blkhub.message.Ids;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Receipt;
import id.blkhub.message.ReceiptCodec;
import id.blkhub.message.Refusal;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadTest {
  private static final Instant TIME = Instant.parse("2026-11-21T03:04:05.678Z");

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
  void shouldShowTheSenderWhatBecameOfItsMessage() throws IOException {
    String id = Ids.next();
    door.hub.views.put(id, view(id, "blk"));

    Answer answer = door.get("blk", "/api/v1/messages/" + id);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    JsonNode expected =
        Door.JSON.readTree(
            """
            {"messageId": "%s", "senderMessageId": "E-1", "kind": "enrolment",
             "businessKey": "ENR-1", "state": "ACCEPTED",
             "receivedAt": "2026-11-21T03:04:05.678Z", "stateAt": "2026-11-21T03:04:05.678Z",
             "errors": [],
             "deliveries": [
               {"partner": "bnsp", "state": "PARKED", "attempts": 3, "partnerRef": "J-1",
                "errors": [{"path": "", "code": "HUB-D001", "message": {"id": "a", "en": "b"}}],
                "stateAt": "2026-11-21T03:04:05.678Z"}]}
            """
                .formatted(id));
    assertThat(answer.json()).isEqualTo(expected);
  }

  @Test
  void shouldAnswerForAnothersMessageExactlyAsForNone() {
    String id = Ids.next();
    door.hub.views.put(id, view(id, "blk"));

    Answer others = door.get("supra", "/api/v1/messages/" + id);
    Answer none = door.get("supra", "/api/v1/messages/" + Ids.next());

    assertProblem(others, 404, "HUB-H012");
    assertThat(others.text()).isEqualTo(none.text());
    assertThat(others.header("Retry-After")).isEqualTo("1");
    assertThat(none.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void shouldAnswer404ForWhatIsNoId() {
    assertProblem(door.get("blk", "/api/v1/messages/not-an-id"), 404, "HUB-H012");
  }

  @Test
  void shouldAnswer503WhileTheJournalIsAway() {
    door.hub.journalDown = true;

    assertProblem(door.get("blk", "/api/v1/messages/" + Ids.next()), 503, "HUB-H019");
    assertProblem(door.get("blk", "/api/v1/receipts"), 503, "HUB-H019");
  }

  @Test
  void shouldPageReceiptsAsCloudEventsAndOnlyTheSendersOwn() {
    List<Receipt> own = IntStream.range(0, 5).mapToObj(i -> receipt("m" + i)).toList();
    door.hub.receipts.put("blk", own);
    door.hub.receipts.put("supra", List.of(receipt("theirs")));

    JsonNode first = door.get("blk", "/api/v1/receipts?limit=3").json();
    JsonNode second =
        door.get("blk", "/api/v1/receipts?limit=3&after=" + first.get("next").asText()).json();
    JsonNode third =
        door.get("blk", "/api/v1/receipts?after=" + second.get("next").asText()).json();

    assertThat(first.get("items")).hasSize(3);
    assertThat(first.at("/items/0")).isEqualTo(ReceiptCodec.toNode(own.get(0)));
    assertThat(second.findValuesAsText("subject")).containsExactly("m3", "m4");
    assertThat(third.get("items")).isEmpty();
    assertThat(third.get("next")).isEqualTo(second.get("next"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"after=x", "after=-1", "limit=0", "limit=1001"})
  void shouldAnswer400ForAWrongParameter(String query) {
    assertProblem(door.get("blk", "/api/v1/receipts?" + query), 400, "HUB-H014");
  }

  @Test
  void shouldAskForWhatTheParametersOfReceiptsSay() {
    String id = Ids.next();

    Answer answer =
        door.get(
            "blk",
            "/api/v1/receipts?messageId="
                + id
                + "&senderMessageId=E-1&kind=enrolment&state=REJECTED,PARKED&order=newest"
                + "&from=2026-11-01T00:00:00+07:00&to=2026-11-02T00:00:00%2B07:00&after=9&limit=3");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(door.hub.asked)
        .isEqualTo(
            new ReceiptQuery(
                new PartnerId("blk"),
                new ReceiptFilter(
                    new MessageId(id),
                    "E-1",
                    new Kind("enrolment"),
                    Set.of(State.REJECTED, State.PARKED),
                    Instant.parse("2026-10-31T17:00:00Z"),
                    Instant.parse("2026-11-01T17:00:00Z")),
                true,
                9,
                3));
  }

  @ParameterizedTest
  @CsvSource({
    "after=x, /after, next",
    "order=latest, /order, newest",
    "messageId=E-1, /messageId, senderMessageId",
    "kind=enrolmnt, /kind, enrolment",
    "state=REJCTED, /state, REJECTED",
    "state=ROUTED, /state, There are",
    "from=2026-11-01, /from, offset",
    "to=yesterday, /to, offset"
  })
  void shouldSayWhatIsWrongWithAParameterOfReceiptsAndWhatWouldBeRight(
      String query, String path, String right) {
    Answer answer = door.get("blk", "/api/v1/receipts?" + query);

    assertProblem(answer, 400, "HUB-H014");
    assertThat(answer.json().at("/errors/0/path").asText()).isEqualTo(path);
    assertThat(answer.json().at("/errors/0/message/en").asText()).contains(right);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/receipts?messageID=1, /messageID, did you mean \"messageId\"",
    "/api/v1/receipts?limit=5&stat=REJECTED, /stat, did you mean \"state\"",
    "/api/v1/outbox/certification?limits=5, /limits, did you mean \"limit\"",
    "/api/v1/outbox/certification?state=AVAILABLE, /state, Read are: after",
    "/api/v1/messages/x?verbose, /verbose, reads no parameters",
    "/api/v1/replay/x?limit=5, /limit, reads no parameters",
    "/api/v1/receipts?%3Cb%3E=1, '', Read are: after"
  })
  void shouldRefuseAParameterThatTheAddressDoesNotRead(String path, String place, String told) {
    Answer answer = door.get("blk", path);

    assertProblem(answer, 400, "HUB-H090");
    assertThat(answer.json().at("/errors/0/path").asText()).isEqualTo(place);
    assertThat(answer.json().at("/errors/0/message/en").asText()).contains(told);
  }

  @Test
  void shouldRefuseAParameterThatTheAddressDoesNotReadAlsoWhereMessagesAreSent() {
    Answer answer =
        door.send(
            door.as("blk", "/api/v1/messages/enrolment?test=true")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"number\": \"1\"}")));

    assertProblem(answer, 400, "HUB-H090");
    assertThat(door.hub.puts).isEmpty();
    assertThat(door.hub.refusals).extracting(Refusal::code).containsExactly("HUB-H090");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=1&limit=2", "after=0&limit=3&after=0", "kind=a&%6Bind=a"})
  void shouldRefuseAParameterThatComesTwice(String query) {
    assertProblem(door.get("blk", "/api/v1/receipts?" + query), 400, "HUB-H091");
  }

  private static Receipt receipt(String messageId) {
    return new Receipt(
        new MessageRef(
            new MessageId(messageId),
            new PartnerId("blk"),
            new Kind("enrolment"),
            "E-1",
            null,
            null,
            false),
        TIME,
        State.ACCEPTED,
        List.of(),
        null);
  }

  private static MessageView view(String id, String sender) {
    return new MessageView(
        new MessageRef(
            new MessageId(id),
            new PartnerId(sender),
            new Kind("enrolment"),
            "E-1",
            null,
            "ENR-1",
            false),
        State.ACCEPTED,
        TIME,
        TIME,
        List.of(),
        List.of(
            new DeliveryView(
                new PartnerId("bnsp"),
                State.PARKED,
                3,
                "J-1",
                List.of(Violation.of("", "HUB-D001", "a", "b")),
                TIME),
            new DeliveryView(new PartnerId("bank"), State.FILTERED, 0, null, List.of(), TIME)));
  }
}
