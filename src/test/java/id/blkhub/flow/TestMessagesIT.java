package id.blkhub.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.journal.MessageView;
import id.blkhub.message.State;
import id.blkhub.sandbox.MqttPartner;
import id.blkhub.sandbox.MqttPartner.Version;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.StompPartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import id.blkhub.support.TwoRegistries;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that is being accepted, on a hub that works for others. */
class TestMessagesIT {
  private static final String TIMUR = TwoRegistries.SECOND;

  private static TestHub hub;
  private static QueuePartner supra;
  private static QueuePartner blk;
  private static QueuePartner timur;
  private static Mailbox receipts;
  private static Mailbox timurReceipts;
  private static final List<Told> TO_BLK = new CopyOnWriteArrayList<>();

  /** A delivery as a receiver's client sees it. */
  private record Told(String test, String correction, String text) {}

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    hub = TwoRegistries.startWithSecondInTest(folder, Engine.SQLITE);
    supra = hub.partner("supra");
    blk = hub.partner("blk");
    timur = hub.partner(TIMUR);
    receipts = Mailbox.of(supra, "receipts.supra");
    timurReceipts = Mailbox.of(timur, "receipts." + TIMUR);
    listen(blk, "out.blk.vacancy", TO_BLK);
  }

  @AfterAll
  static void stop() throws Exception {
    Checks.nothingWentAstray(hub);
    for (QueuePartner partner : List.of(supra, blk, timur)) {
      partner.close();
    }
    hub.close();
  }

  @Test
  void shouldReachPartnersInStageTestAndNoOthers() throws Exception {
    send(Letters.vacancy(1), "nyata-1", Map.of());
    send(Letters.vacancy(1), "uji-1", Map.of("cloudEvents_test", "true"));

    JsonNode real = receipt("nyata-1", State.AVAILABLE);
    JsonNode test = receipt("uji-1", State.AVAILABLE);

    assertThat(real.at("/data/partner").asText()).isEqualTo("blk");
    assertThat(real.has("test")).isFalse();
    assertThat(test.at("/data/partner").asText()).isEqualTo(TIMUR);
    assertThat(test.path("test").asBoolean()).isTrue();
    told(TO_BLK, "SUPRA-T-000001");
    Checks.journalled(hub);
    for (MessageView message : Checks.messages(hub, "vacancy", "SUPRA-T-000001")) {
      boolean marked = message.senderMessageId().equals("uji-1");
      assertThat(message.state()).isEqualTo(State.ACCEPTED);
      assertThat(message.test()).isEqualTo(marked);
      assertThat(Checks.delivery(message, marked ? "blk" : TIMUR)).isEqualTo(State.FILTERED);
    }
    assertThat(TO_BLK)
        .filteredOn(told -> told.text().contains("SUPRA-T-000001"))
        .extracting(Told::test)
        .containsOnlyNulls()
        .hasSize(1);
    String id = test.at("/data/messageId").asText();
    assertThat(http("supra").get("/api/v1/messages/" + id).json().path("test").asBoolean())
        .isTrue();
  }

  @Test
  void shouldKeepWhatAPartnerInStageTestSendsAmongTests() throws Exception {
    HttpPartner.Answer enrolled = http(TIMUR).post("enrolment", Letters.enrolment(2));
    assertThat(enrolled.status()).isEqualTo(202);
    timur.send(
        "in." + TIMUR + ".assessment",
        Letters.assessment(2),
        Map.of("cloudEvents_test", "false"),
        DeliveryMode.PERSISTENT);
    blk.send("in.blk.enrolment", Letters.enrolment(2));

    timurReceipts.receipt(Letters.registrationNo(2), State.ACCEPTED, null);
    Checks.awaitState(hub, "assessment", Letters.registrationNo(2), State.ACCEPTED);
    await("both enrolments")
        .atMost(Mailbox.PATIENCE)
        .until(() -> Checks.messages(hub, "enrolment", Letters.enrolmentNo(2)).size() == 2);
    Checks.journalled(hub);

    MessageView assessment = Checks.message(hub, "assessment", Letters.registrationNo(2));
    assertThat(assessment.test()).isTrue();
    assertThat(Checks.delivery(assessment, "bnsp")).isEqualTo(State.FILTERED);
    for (MessageView message : Checks.messages(hub, "enrolment", Letters.enrolmentNo(2))) {
      assertThat(message.state()).isEqualTo(State.ACCEPTED);
      assertThat(message.test()).isEqualTo(message.sender().value().equals(TIMUR));
    }
    bnspKnowsNothingOf(2);
  }

  /** The certification body's result finds no case through a test. */
  private static void bnspKnowsNothingOf(int n) throws JMSException {
    try (QueuePartner bnsp = hub.partner("bnsp")) {
      Mailbox answers = Mailbox.of(bnsp, "receipts.bnsp");
      bnsp.send("in.bnsp.certification", Letters.certification(n));
      answers.receipt(Letters.registrationNo(n), State.WAITING, null);
    }
  }

  @Test
  void shouldVoidATestWithoutTouchingWhatIsReal() throws Exception {
    send(Letters.vacancy(3), "nyata-3", Map.of());
    send(Letters.vacancy(3), "uji-3", Map.of("cloudEvents_test", "true"));
    receipt("nyata-3", State.DELIVERED);
    receipt("uji-3", State.AVAILABLE);

    send(
        Letters.vacancy(3),
        "uji-3-void",
        Map.of("cloudEvents_test", "true", "cloudEvents_correction", "void"));

    assertThat(receipt("uji-3", State.CANCELLED).path("test").asBoolean()).isTrue();
    assertThat(receipt("uji-3-void", State.AVAILABLE).at("/data/partner").asText())
        .isEqualTo(TIMUR);
    send(Letters.vacancy(3), "nyata-3-lagi", Map.of());
    receipt("nyata-3-lagi", State.DUPLICATE);
    assertThat(told(TO_BLK, "SUPRA-T-000003").correction()).isNull();

    send(Letters.vacancy(3), "nyata-3-void", Map.of("cloudEvents_correction", "void"));

    assertThat(receipt("nyata-3-void", State.AVAILABLE).at("/data/partner").asText())
        .isEqualTo("blk");
    send(Letters.vacancy(3), "uji-3-baru", Map.of("cloudEvents_test", "true"));
    receipt("uji-3-baru", State.AVAILABLE);
  }

  @Test
  void shouldRefuseAMarkThatMeansNothing() throws Exception {
    HttpPartner.Answer answer = http("supra").post("vacancy", Letters.vacancy(4), "ce-test", "ya");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("HUB-X048");

    send(Letters.vacancy(4), "uji-4", Map.of("cloudEvents_test", "TRUE"));

    assertThat(Mailbox.codes(receipt("uji-4", State.REJECTED).path("data")))
        .containsExactly("HUB-X048");
  }

  @Test
  void shouldTakeTheSpellingOfAnotherProtocolForTheMark() throws Exception {
    send(Letters.vacancy(61), "uji-61", Map.of("test", "true"));
    try (MqttPartner mqtt = new MqttPartner("supra", hub.mqttPort(), Version.V5);
        StompPartner stomp = new StompPartner("supra", hub.stompPort())) {
      mqtt.send("in.supra.vacancy", bytes(62), Map.of("id", "uji-62", "ce-test", "true"));
      stomp.send("in.supra.vacancy", bytes(63), Map.of("ce-id", "uji-63", "test", "true"));
    }
    http("supra")
        .post("vacancy", Letters.vacancy(64), "Idempotency-Key", "uji-64", "ce_test", "true");
    for (int n = 61; n <= 64; n++) {
      assertThat(receipt("uji-" + n, State.AVAILABLE).at("/data/partner").asText())
          .as("message " + n)
          .isEqualTo(TIMUR);
    }
    assertThat(TO_BLK).noneMatch(told -> told.text().contains("SUPRA-T-00006"));
  }

  @Test
  void shouldCarryTheMarkOverEveryProtocolAndInAReplay() throws Exception {
    Instant start = Instant.now();
    try (MqttPartner mqtt = new MqttPartner("supra", hub.mqttPort(), Version.V5);
        StompPartner stomp = new StompPartner("supra", hub.stompPort())) {
      send(Letters.vacancy(51), "uji-51", Map.of("cloudEvents_test", "true"));
      mqtt.send("in.supra.vacancy", bytes(52), Map.of("id", "uji-52", "test", "true"));
      stomp.send("in.supra.vacancy", bytes(53), Map.of("ce-id", "uji-53", "ce-test", "true"));
    }
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"uji-54\",\"source\":\"urn:supra\",\"type\":\"l\","
            + "\"test\":true,\"data\":"
            + Letters.vacancy(54)
            + '}';
    http("supra").post("vacancy", event, "Content-Type", "application/cloudevents+json");
    for (int n = 51; n <= 54; n++) {
      assertThat(receipt("uji-" + n, State.AVAILABLE).at("/data/partner").asText())
          .isEqualTo(TIMUR);
    }

    JsonNode items = http(TIMUR).get("/api/v1/outbox/vacancy?limit=100").json().path("items");
    assertThat(items)
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(item -> item.path("test").asBoolean());

    List<Map<String, String>> taken = new CopyOnWriteArrayList<>();
    try (MqttPartner mqtt = new MqttPartner(TIMUR, hub.mqttPort(), Version.V5)) {
      mqtt.listen("out." + TIMUR + ".vacancy", (text, attributes) -> taken.add(attributes));
      for (int n = 51; n <= 54; n++) {
        receipt("uji-" + n, State.DELIVERED);
      }
    }
    assertThat(taken).allMatch(attributes -> "true".equals(attributes.get("test")));

    replay(start);
    try (StompPartner stomp = new StompPartner(TIMUR, hub.stompPort())) {
      stomp.subscribe("out." + TIMUR + ".vacancy", "client-individual");
      StompPartner.Frame frame = stomp.take();
      assertThat(frame.headers())
          .containsEntry("cloudEvents_test", "true")
          .containsEntry("cloudEvents_repeated", "true");
    }
    try (QueuePartner amqp = hub.partner(TIMUR)) {
      List<Told> letters = new CopyOnWriteArrayList<>();
      listen(amqp, "out." + TIMUR + ".vacancy", letters);
      assertThat(told(letters, "SUPRA-T-000054").test()).isEqualTo("true");
    }
    assertThat(TO_BLK).noneMatch(told -> told.text().contains("SUPRA-T-00005"));
  }

  @Test
  void shouldPlayASelfTestWithAPartnerInStageTest() throws Exception {
    HttpPartner partner = http(TIMUR);
    HttpPartner.Answer begun = partner.postTo("/api/v1/self-test", "");
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    String self = begun.json().at("/links/self").asText();
    assertThat(begun.json().path("steps")).hasSizeGreaterThan(10).noneMatch(SelfTests::done);
    assertThat(partner.get(self).json().path("steps")).noneMatch(SelfTests::done);

    String enrolment = Letters.enrolment(71);
    partner.post("enrolment", enrolment, "Idempotency-Key", "mandiri-1");
    partner.post("enrolment", "{}", "Idempotency-Key", "mandiri-2");
    partner.post("enrolment", enrolment, "Idempotency-Key", "mandiri-1");
    awaitSteps(partner, self, "enrolment", "send", "break", "resend");
    assertThat(SelfTests.done(partner.get(self).json(), "enrolment", "correct")).isFalse();
    partner.post("enrolment", enrolment, "Idempotency-Key", "mandiri-3", "ce-correction", "void");
    awaitSteps(partner, self, "enrolment", "correct");

    send(Letters.vacancy(71), "uji-71", Map.of("cloudEvents_test", "true"));
    awaitSteps(partner, self, "vacancy", "take");
    assertThat(SelfTests.done(partner.get(self).json(), "vacancy", "acknowledge")).isFalse();
    String delivery =
        partner.get("/api/v1/outbox/vacancy?limit=100").json().at("/items/0/id").asText();
    partner.acknowledge(delivery);
    awaitSteps(partner, self, "vacancy", "acknowledge");

    JsonNode report = partner.get(self).json();
    assertThat(report.path("complete").asBoolean()).isFalse();
    JsonNode sent = SelfTests.step(report, "enrolment", "send");
    assertThat(sent.at("/evidence/senderMessageId").asText()).isEqualTo("mandiri-1");
    assertThat(SelfTests.step(report, "vacancy", "take").at("/evidence").has("senderMessageId"))
        .as("the id another partner gave")
        .isFalse();
    assertThat(SelfTests.done(report, "assessment", "send")).isFalse();
    assertThat(report.path("contracts"))
        .extracting(one -> one.path("kind").asText())
        .contains("enrolment", "vacancy");
    String page = partner.getAs(self, "text/html").text();
    assertThat(page)
        .contains(
            "@media print",
            sent.at("/evidence/messageId").asText(),
            report.path("version").asText())
        .contains("Nama, jabatan, tanggal / Name, position, date", "belum / open")
        .doesNotContain("Contoh Peserta", "LULUS");
    assertThat(partner.getAs(self, "text/plain").text())
        .contains("[x] enrolment: kirim pesan yang benar / send a sound message", "[ ] assessment");
  }

  @Test
  void shouldPlayNoSelfTestWithAPartnerThatIsLiveNorFromAnyTime() {
    HttpPartner.Answer live = http("blk").postTo("/api/v1/self-test", "");
    assertThat(live.status()).isEqualTo(409);
    assertThat(live.json().path("code").asText()).isEqualTo("HUB-H051");
    assertThat(http("blk").get("/api/v1/self-test").status()).isEqualTo(409);
    for (String from : List.of("kemarin", "2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "")) {
      HttpPartner.Answer wrong = http(TIMUR).get("/api/v1/self-test?from=" + from);
      assertThat(wrong.status()).as(from).isEqualTo(400);
      assertThat(wrong.json().path("code").asText()).as(from).isEqualTo("HUB-H052");
    }
    assertThat(http(TIMUR).get("/api/v1/self-test?since=now").json().path("code").asText())
        .isEqualTo("HUB-H090");
    assertThat(http(TIMUR).get("/api/v1/self-test").status()).isEqualTo(200);
  }

  private static void awaitSteps(HttpPartner partner, String self, String kind, String... steps) {
    await(kind + " " + List.of(steps))
        .atMost(Mailbox.PATIENCE)
        .until(
            () -> {
              JsonNode report = partner.get(self).json();
              return Stream.of(steps).allMatch(step -> SelfTests.done(report, kind, step));
            });
  }

  /** Reads the report of a self-test. */
  private static final class SelfTests {
    static boolean done(JsonNode step) {
      return step.path("done").asBoolean();
    }

    static boolean done(JsonNode report, String kind, String step) {
      return done(step(report, kind, step));
    }

    static JsonNode step(JsonNode report, String kind, String step) {
      for (JsonNode one : report.path("steps")) {
        if (one.path("kind").asText().equals(kind) && one.path("step").asText().equals(step)) {
          return one;
        }
      }
      throw new AssertionError("no step " + step + " of " + kind + " in " + report);
    }
  }

  private static void replay(Instant from) {
    Checks.journalled(hub);
    HttpPartner.Answer asked =
        http(TIMUR)
            .postTo(
                "/api/v1/replay",
                "{\"kind\": \"vacancy\", \"from\": \"%s\", \"to\": \"%s\"}"
                    .formatted(from.minus(Duration.ofMinutes(1)), Instant.now()));
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    String id = asked.json().path("replayId").asText();
    await("the replay is done")
        .atMost(Mailbox.PATIENCE)
        .until(
            () -> http(TIMUR).get("/api/v1/replay/" + id).json().path("state").asText(),
            "DONE"::equals);
  }

  private static byte[] bytes(int n) {
    return Letters.vacancy(n).getBytes(UTF_8);
  }

  private static HttpPartner http(String partner) {
    return new HttpPartner(partner, partner, hub.httpPort());
  }

  private static void send(String body, String id, Map<String, String> marks) throws JMSException {
    Map<String, String> attributes = new HashMap<>(marks);
    attributes.put("cloudEvents_id", id);
    attributes.put("cloudEvents_source", "urn:supra");
    supra.send("in.supra.vacancy", body, attributes, DeliveryMode.PERSISTENT);
  }

  /** Waits for a receipt of a message of supra; the whole event. */
  private static JsonNode receipt(String id, State state) {
    return await(state + " for " + id)
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                receipts.letters().stream()
                    .map(Mailbox.Letter::body)
                    .filter(event -> event.at("/data/senderMessageId").asText().equals(id))
                    .filter(event -> event.at("/data/state").asText().equals(state.name()))
                    .findFirst()
                    .orElse(null),
            event -> event != null);
  }

  private static Told told(List<Told> letters, String part) {
    return await("a delivery of " + part)
        .atMost(Mailbox.PATIENCE)
        .until(
            () -> letters.stream().filter(told -> told.text().contains(part)).findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private static void listen(QueuePartner partner, String queue, List<Told> letters)
      throws JMSException {
    partner.listen(
        queue,
        (text, message) -> {
          try {
            letters.add(
                new Told(
                    message.getStringProperty("cloudEvents_test"),
                    message.getStringProperty("cloudEvents_correction"),
                    text));
          } catch (JMSException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
