package id.blkhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.api.Door.Answer;
import id.blkhub.journal.MessageView;
import id.blkhub.message.Ids;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Refusal;
import id.blkhub.message.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitTest {
  private static final String SOUND = "{\"number\": \"ENR-1\"}";
  private static final String SECRET_VALUE = "3603120101900001";

  private static Door door;

  /** Its own for each test, because they share one door, which remembers ids. */
  private final String key = Ids.next();

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
  void shouldTakeASoundMessageAndSayWhereToFollowIt() {
    Answer answer = door.post("blk", "enrolment", SOUND);

    assertThat(answer.status()).isEqualTo(202);
    MemoryHub.Put put = onlyPut();
    assertThat(answer.json())
        .isEqualTo(
            json(
                """
                {"messageId": "%1$s", "state": "RECEIVED",
                 "links": {"self": "/api/v1/messages/%1$s", "receipts": "/api/v1/receipts"}}
                """
                    .formatted(put.messageId())));
    assertThat(put)
        .extracting(MemoryHub.Put::partner, MemoryHub.Put::kind, MemoryHub.Put::text)
        .containsExactly("blk", "enrolment", SOUND);
    assertThat(put.explicitId()).isNull();
    assertThat(door.hub.events).isEmpty();
  }

  @Test
  void shouldPassOnTheIdempotencyKeyBareOrQuoted() {
    door.post("blk", "enrolment", SOUND, "Idempotency-Key", key);
    door.post("blk", "enrolment", SOUND, "Idempotency-Key", "\"x" + key + "\"");

    assertThat(door.hub.puts).extracting(MemoryHub.Put::explicitId).containsExactly(key, "x" + key);
  }

  @Test
  void shouldUnwrapABinaryCloudEventWhoseIdWinsOverTheIdempotencyKey() {
    Answer answer =
        door.post(
            "blk",
            "enrolment",
            SOUND,
            "ce-specversion",
            "1.0",
            "ce-id",
            "E%201",
            "ce-source",
            "urn:blk",
            "ce-type",
            "t",
            "Idempotency-Key",
            key);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(onlyPut().explicitId()).isEqualTo("E 1");
    assertThat(onlyPut().source()).isEqualTo("urn:blk");
    assertThat(onlyPut().text()).isEqualTo(SOUND);
  }

  @Test
  void shouldUnwrapTheDataOfAStructuredCloudEventByteForByte() {
    String data = "{ \"number\" : \"ENR-é\\u00e9\",\n \"seats\": 1 }";
    Answer answer =
        structured(
            """
            {"specversion": "1.0", "id": "E-1", "data": %s , "source": "urn:blk", "type": "t",
             "ext": {"x": [1]}, "datacontenttype": "application/json; charset=utf-8"}
            """
                .formatted(data));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(onlyPut().text()).isEqualTo(data);
    assertThat(onlyPut().explicitId()).isEqualTo("E-1");
    assertThat(onlyPut().source()).isEqualTo("urn:blk");
  }

  @Test
  void shouldUnwrapBase64Data() {
    Answer answer =
        structured(
            "{\"specversion\":\"1.0\",\"id\":\"E\",\"source\":\"s\",\"type\":\"t\","
                + "\"data_base64\":\"eyJudW1iZXIiOiJYIn0=\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(onlyPut().text()).isEqualTo("{\"number\":\"X\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"specversion\":\"0.3\",\"id\":\"E\",\"source\":\"s\",\"type\":\"t\",\"data\":{}} |"
            + " HUB-X001 | /specversion",
        "{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"s\",\"type\":\"t\",\"data\":{}}  |"
            + " HUB-X061 | /id",
        "{\"specversion\":\"1.0\",\"id\":\"E\",\"source\":7,\"type\":\"t\",\"data\":{}}     |"
            + " HUB-X001 | /source",
        "{\"specversion\":\"1.0\",\"id\":\"E\",\"source\":\"s\",\"type\":\"t\"}             |"
            + " HUB-X001 | /data",
        "{\"specversion\":\"1.0\",\"id\":\"E\",\"id\":\"F\",\"source\":\"s\",\"type\":\"t\",\"data\":{}}"
            + " | HUB-X060 | /id",
        "{\"specversion\":\"1.0\",\"id\":\"E\",\"source\":\"s\",\"type\":\"t\",\"data_base64\":\"#\"}"
            + " | HUB-X001 | /data_base64",
        "{\"specversion\":\"1.0\",\"id\":\"E\",\"source\":\"s\",\"type\":\"t\",\"data\":{\"number |"
            + " HUB-C005 | ``",
        "{\"specversion\":\"1.0\",\"id\":\"E\",\"source\":\"s\",\"type\":\"t\",\"datacontenttype\":\"text/xml\",\"data\":{}}"
            + " | HUB-X062 | /datacontenttype",
        "{\"specversion\":\"1.0\",\"id\":\"E\",\"source\":\"s\",\"type\":\"t\",\"data\":{},\"data_base64\":\"e30=\"}"
            + " | HUB-X001 | /data_base64",
        "[] | HUB-C010 | ``",
      })
  void shouldRejectABrokenCloudEventEnvelope(String body, String code, String path) {
    Answer answer = structured(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo(code);
    assertThat(answer.json().at("/errors/0/path").asText()).isEqualTo(path);
    assertRecordedAsRejected(answer, body);
  }

  @Test
  void shouldRejectAStructuredCloudEventInUtf16() {
    String body =
        "{\"specversion\":\"1.0\",\"id\":\"E\",\"source\":\"s\",\"type\":\"t\",\"data\":{}}";
    Answer answer =
        door.send(
            door.as("blk", "/api/v1/messages/enrolment")
                .header("Content-Type", "application/cloudevents+json")
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        body.getBytes(StandardCharsets.UTF_16BE))));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(door.hub.puts).isEmpty();
  }

  @Test
  void shouldRejectABinaryCloudEventWithoutItsRequiredAttributes() {
    Answer answer = door.post("blk", "enrolment", SOUND, "ce-specversion", "1.0");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors")).hasSize(3);
    assertThat(answer.json().get("errors").findValuesAsText("code")).containsOnly("HUB-X001");
    assertThat(answer.text()).contains("attribute id", "attribute source", "attribute type");
  }

  @Test
  void shouldTakeAnIdWithoutTheRestOfACloudEventAsOverTheQueues() {
    assertThat(door.post("blk", "enrolment", SOUND, "ce-id", key).status()).isEqualTo(202);
    assertThat(onlyPut().explicitId()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{\"number\":\"X\"} {}", "{\"number\":1,\"number\":2}", "<a/>"})
  void shouldAnswer400AndRecordTheRejectionWhenTheBodyCannotBeRead(String body) {
    Answer answer = door.post("blk", "enrolment", body, "Idempotency-Key", key);

    assertProblem(answer, 400, "HUB-H008");
    assertThat(answer.json().at("/errors/0/code").asText()).startsWith("HUB-C");
    assertRecordedAsRejected(answer, body);
    assertThat(door.hub.events.get(0).message().senderMessageId()).isEqualTo(key);
  }

  @Test
  void shouldAnswer422WithAllErrorsInBothLanguagesAndRecordTheRejection() {
    String body = "{\"seats\": 0, \"nik\": \"" + SECRET_VALUE + "\"}";
    Answer answer = door.post("blk", "enrolment", body);

    assertProblem(answer, 422, "HUB-H009");
    JsonNode errors = answer.json().get("errors");
    assertThat(errors).hasSize(2);
    assertThat(errors.findValuesAsText("path")).contains("/seats");
    for (JsonNode error : errors) {
      assertThat(error.get("code").asText()).startsWith("HUB-C");
      assertThat(error.at("/message/id").asText()).isNotBlank();
      assertThat(error.at("/message/en").asText()).isNotBlank();
    }
    assertThat(answer.text()).doesNotContain(SECRET_VALUE);
    assertRecordedAsRejected(answer, body);
    assertThat(door.hub.events.get(1).errors()).hasSize(2);
    assertThat(door.hub.events.get(0).message().senderMessageId()).matches("hmac:[0-9a-f]{64}");
  }

  @Test
  void shouldAnswer503WhenARejectionCannotBeRecorded() {
    door.hub.journalDown = true;

    Answer answer = door.post("blk", "enrolment", "{");

    assertProblem(answer, 503, "HUB-H011");
    assertThat(answer.header("Retry-After")).isEqualTo("5");
  }

  @Test
  void shouldAnswer503WhenTheBrokerDoesNotTakeIt() {
    door.hub.brokerDown = true;
    Answer refused = door.post("blk", "enrolment", SOUND, "Idempotency-Key", key);
    door.hub.brokerDown = false;
    Answer again = door.post("blk", "enrolment", "{\"number\":\"OTHER\"}", "Idempotency-Key", key);

    assertProblem(refused, 503, "HUB-H011");
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    assertThat(refused.text()).doesNotContain("ENR-1");
    assertThat(again.status()).isEqualTo(202);
  }

  @Test
  void shouldAnswer404ForAKindNobodyExchanges() {
    assertProblem(door.post("blk", "enrollment", SOUND), 404, "HUB-H003");
    assertRefused("blk", "HUB-H003", "/api/v1/messages/enrollment");
  }

  @Test
  void shouldAnswer403ForAKindThePartnerMayNotSend() {
    assertProblem(door.post("supra", "enrolment", SOUND), 403, "HUB-H004");
    assertRefused("supra", "HUB-H004", "/api/v1/messages/enrolment");
    assertThat(door.hub.puts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/json; charset=iso-8859-1",
        "application/json; charset=no-such-charset",
        "application/cloudevents-batch+json",
        "nonsense",
      })
  void shouldAnswer415ForWhatIsNotJsonInUtf8(String type) {
    assertProblem(door.post("blk", "enrolment", SOUND, "Content-Type", type), 415, "HUB-H005");
    assertThat(door.hub.puts).isEmpty();
  }

  @Test
  void shouldAnswer415ForACompressedBodyAndForNoContentType() {
    assertProblem(
        door.post("blk", "enrolment", SOUND, "Content-Encoding", "gzip"), 415, "HUB-H005");
    assertProblem(
        door.send(
            door.as("blk", "/api/v1/messages/enrolment")
                .POST(HttpRequest.BodyPublishers.ofString(SOUND))),
        415,
        "HUB-H005");
  }

  @Test
  void shouldTakeUtf8NamedInCapitals() {
    assertThat(
            door.post(
                    "blk", "enrolment", SOUND, "Content-Type", "application/json;charset=\"UTF-8\"")
                .status())
        .isEqualTo(202);
  }

  @Test
  void shouldTakeAMessageOfExactlyTheLimitAndAnswer413ForOneByteMore() {
    String full = SOUND + " ".repeat(1024 - SOUND.length());

    assertThat(door.post("blk", "enrolment", full).status()).isEqualTo(202);
    assertProblem(door.post("blk", "enrolment", full + " "), 413, "HUB-H006");
  }

  @Test
  void shouldAnswer413ForAChunkedBodyThatDoesNotSayItsLength() {
    Answer answer =
        door.send(
            door.as("blk", "/api/v1/messages/enrolment")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[100_000]))));

    assertProblem(answer, 413, "HUB-H006");
    assertRefused("blk", "HUB-H006", "/api/v1/messages/enrolment");
  }

  @Test
  void shouldAnswer413ByContentLengthAlone() throws IOException {
    String answer = raw(head("enrolment", "Content-Length: 9999999") + "{");

    assertThat(answer).startsWith("HTTP/1.1 413").contains("HUB-H006");
  }

  /** The connection stays open and sends no end: only a door that stops reading can answer. */
  @Test
  void shouldAnswer413ForAnEndlessBodyAsSoonAsItPassesTheLimit() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", door.port)) {
      String chunk = Integer.toHexString(1025) + "\r\n" + " ".repeat(1025) + "\r\n";
      String request = head("enrolment", "Transfer-Encoding: chunked") + chunk;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      socket.setSoTimeout(10_000);

      byte[] start = socket.getInputStream().readNBytes(12);

      assertThat(new String(start, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void shouldTakeNothingOfAHalfBody() throws IOException {
    String answer = raw(head("enrolment", "Content-Length: 100") + SOUND);

    assertThat(answer).doesNotStartWith("HTTP/1.1 2");
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(door.hub.refusals).extracting(Refusal::code).contains("HUB-H020"));
    assertThat(door.hub.puts).isEmpty();
    assertThat(door.hub.events).isEmpty();
  }

  @Test
  void shouldTakeNothingOfAHalfChunkedBody() throws IOException {
    raw(
        head("enrolment", "Transfer-Encoding: chunked")
            + Integer.toHexString(SOUND.length())
            + "\r\n"
            + SOUND
            + "\r\n");

    Awaitility.await()
        .untilAsserted(
            () -> assertThat(door.hub.refusals).extracting(Refusal::code).contains("HUB-H020"));
    assertThat(door.hub.puts).isEmpty();
  }

  @Test
  void shouldAnswer429PastTheMinutesAllowanceOfThePartnerOnly() {
    door.post("supra", "vacancy", SOUND);
    door.post("supra", "vacancy", SOUND);

    Answer third = door.post("supra", "vacancy", SOUND);

    assertProblem(third, 429, "HUB-H007");
    assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1, 30);
    assertThat(door.post("blk", "enrolment", SOUND).status()).isEqualTo(202);
  }

  @Test
  void shouldAnswer409ForAnIdWithOtherContent() {
    door.post("blk", "enrolment", SOUND, "Idempotency-Key", key);

    Answer same = door.post("blk", "enrolment", SOUND, "Idempotency-Key", key);
    Answer other = door.post("blk", "enrolment", "{\"number\": \"ENR-2\"}", "Idempotency-Key", key);

    assertThat(same.status()).isEqualTo(202);
    assertProblem(other, 409, "HUB-H010");
    assertThat(door.hub.puts).hasSize(2);
  }

  @Test
  void shouldTakeTheSameContentInAnotherSpellingForTheSame() {
    String first = "{\"number\": \"ENR-1\", \"seats\": 10}";
    String again = "{ \"seats\":10,\n\"n\\u0075mber\":\"E\\u004eR-1\" }";

    door.post("blk", "enrolment", first, "Idempotency-Key", key);

    assertThat(door.post("blk", "enrolment", again, "Idempotency-Key", key).status())
        .isEqualTo(202);
    assertThat(door.hub.puts).hasSize(2);
  }

  @Test
  void shouldTellCloudEventsIdsApartByTheirSource() {
    for (String source : List.of("urn:a", "urn:b")) {
      Answer answer =
          door.post(
              "blk",
              "enrolment",
              "{\"number\": \"" + source + "\"}",
              "ce-specversion",
              "1.0",
              "ce-id",
              "1",
              "ce-source",
              source,
              "ce-type",
              "t");
      assertThat(answer.status()).isEqualTo(202);
    }
  }

  @Test
  void shouldLetACorrectionComeUnderTheIdOfARejectedMessage() {
    String first =
        door.post("blk", "enrolment", SOUND, "Idempotency-Key", key)
            .json()
            .get("messageId")
            .asText();
    Instant now = Instant.now();
    door.hub.views.put(
        first,
        new MessageView(
            new MessageRef(
                new MessageId(first),
                new PartnerId("blk"),
                new Kind("enrolment"),
                key,
                null,
                null,
                false),
            State.REJECTED,
            now,
            now,
            List.of(),
            List.of()));

    Answer correction =
        door.post("blk", "enrolment", "{\"number\": \"ENR-2\"}", "Idempotency-Key", key);

    assertThat(correction.status()).isEqualTo(202);
  }

  @Test
  void shouldLeaveAConflictToTheInboxWhenTheJournalCannotTell() {
    door.post("blk", "enrolment", SOUND, "Idempotency-Key", key);
    door.hub.journalDown = true;

    assertThat(
            door.post("blk", "enrolment", "{\"number\": \"ENR-2\"}", "Idempotency-Key", key)
                .status())
        .isEqualTo(202);
  }

  @Test
  void shouldAnswer400ForAnUnusableIdempotencyKey() {
    assertProblem(
        door.post("blk", "enrolment", SOUND, "Idempotency-Key", "x".repeat(256)), 400, "HUB-H021");
    assertThat(door.hub.puts).isEmpty();
    assertThat(door.hub.events).hasSize(2);
    assertProblem(
        door.post("blk", "enrolment", SOUND, "Idempotency-Key", "x".repeat(513)), 400, "HUB-H060");
    assertThat(door.hub.events).as("not received").hasSize(2);
  }

  @Test
  void shouldLetAMessageInWhoseContractTheHubLacks() {
    assertThat(door.post("blk", "vacancy", SOUND).status()).isEqualTo(202);
  }

  private Answer structured(String body) {
    return door.post("blk", "enrolment", body, "Content-Type", "application/cloudevents+json");
  }

  private MemoryHub.Put onlyPut() {
    assertThat(door.hub.puts).hasSize(1);
    return door.hub.puts.get(0);
  }

  private void assertRecordedAsRejected(Answer answer, String body) {
    String id = answer.json().get("messageId").asText();
    assertThat(answer.json().get("instance").asText()).isEqualTo("/api/v1/messages/" + id);
    assertThat(door.hub.puts).isEmpty();
    assertThat(door.hub.events)
        .extracting(JournalEvent::state)
        .containsExactly(State.RECEIVED, State.REJECTED);
    assertThat(door.hub.events).extracting(JournalEvent::messageId).containsOnly(new MessageId(id));
    Map<String, byte[]> payloads = door.hub.events.get(0).payloads();
    assertThat(new String(payloads.get("original"), StandardCharsets.UTF_8))
        .isEqualTo(id + '|' + body);
  }

  private void assertRefused(String who, String code, String where) {
    assertThat(door.hub.refusals).hasSize(1);
    Refusal refusal = door.hub.refusals.get(0);
    assertThat(refusal)
        .extracting(Refusal::who, Refusal::code, Refusal::where, Refusal::remote)
        .containsExactly(who, code, where, "127.0.0.1");
  }

  static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("code").asText()).isEqualTo(code);
    assertThat(problem.get("type").asText()).isEqualTo("urn:blkhub:problem:" + code);
    assertThat(problem.get("title").asText()).isNotBlank();
    assertThat(problem.get("detail").asText()).isEqualTo(problem.at("/message/en").asText());
    assertThat(problem.at("/message/id").asText()).isNotBlank();
  }

  /** Sends the bytes, ends the sending side, and reads what comes back. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", door.port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String head(String kind, String length) {
    return String.join(
            "\r\n",
            "POST /api/v1/messages/" + kind + " HTTP/1.1",
            "Host: localhost",
            "Connection: close",
            "Authorization: " + Door.basic("blk", "blk-secret"),
            "Content-Type: application/json",
            length)
        + "\r\n\r\n";
  }

  private static JsonNode json(String text) {
    try {
      return Door.JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
