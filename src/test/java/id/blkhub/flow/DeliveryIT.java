package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.door.Addresses;
import id.blkhub.message.State;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.BnspStub.Mode;
import id.blkhub.sandbox.BnspStub.Received;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a registration becomes when the certification body answers in every way it can. */
@ExtendWith(OutputCaptureExtension.class)
class DeliveryIT {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir static Path data;
  private static BnspStub bnsp;
  private static TestHub hub;
  private static QueuePartner blk;
  private static Mailbox receipts;

  @BeforeAll
  static void start() throws Exception {
    bnsp = BnspStub.start(0);
    startHub();
  }

  private static void startHub() throws Exception {
    hub =
        TestHub.start(
            data,
            Engine.SQLITE,
            Map.of(
                "bnsp.url",
                bnsp.url(),
                "hub.logins.bnsp.url",
                bnsp.url() + "/auth",
                "hub.broker.longest-pause",
                "2s"));
    blk = hub.partner("blk");
    receipts = Mailbox.of(blk, "receipts.blk");
  }

  private static void stopHub() throws Exception {
    blk.close();
    hub.close();
  }

  @AfterAll
  static void stop() throws Exception {
    stopHub();
    bnsp.close();
  }

  @AfterEach
  void shouldLeaveNothingAstray() {
    bnsp.behave();
    Checks.nothingWentAstray(hub);
    assertThat(bnsp.refusals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CONFLICT, HUB-D005, peserta sudah ada", "UNPROCESSABLE, HUB-D001, 3603121505990002"})
  void shouldParkAtOnceWhatThePartnerRefusesForGood(
      Mode refusal, String code, String partnersText, CapturedOutput log) throws Exception {
    long parkedBefore = hub.depth(Addresses.parked("bnsp", "assessment"));
    bnsp.misbehave(refusal);
    long callsBefore = bnsp.calls();
    int n = register("2026-05-01");

    JsonNode receipt = receipts.receipt(Letters.registrationNo(n), State.PARKED, "bnsp");

    assertThat(Mailbox.codes(receipt)).containsExactly(code);
    assertThat(bnsp.calls() - callsBefore).as("calls").isEqualTo(1);
    assertThat(hub.depth(Addresses.parked("bnsp", "assessment"))).isEqualTo(parkedBefore + 1);
    assertThat(receipts.letters()).noneMatch(letter -> letter.text().contains(partnersText));
    Checks.awaitDelivery(hub, "assessment", Letters.registrationNo(n), "bnsp", State.PARKED);
    assertThat(Checks.message(hub, "assessment", Letters.registrationNo(n)).deliveries().toString())
        .doesNotContain(partnersText);
    assertThat(log.getAll()).doesNotContain(partnersText);
  }

  @Test
  void shouldWaitAsLongAsABusyPartnerAsks() throws Exception {
    bnsp.misbehave(Mode.BUSY);
    long callsBefore = bnsp.calls();
    int n = register("2026-05-02");
    await().atMost(Mailbox.PATIENCE).until(() -> bnsp.calls() > callsBefore);
    long asked = System.nanoTime();
    bnsp.behave();

    await().atMost(Mailbox.PATIENCE).until(() -> bnsp.calls() > callsBefore + 1);
    Duration waited = Duration.ofNanos(System.nanoTime() - asked);

    receipts.receipt(Letters.registrationNo(n), State.DELIVERED, "bnsp");
    assertThat(waited)
        .isBetween(
            Duration.ofSeconds(BnspStub.RETRY_AFTER_SECONDS).minusMillis(500),
            Duration.ofSeconds(BnspStub.RETRY_AFTER_SECONDS + 5));
    assertDeliveredOnce(n);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"HALF_BODY", "NONSENSE", "WRONG_CODE", "ERROR", "RESET", "DOWN", "LOGIN_REFUSED"})
  void shouldDeliverOnceWhenThePartnerHasRecovered(Mode trouble) throws Exception {
    bnsp.misbehave(trouble);
    if (trouble == Mode.LOGIN_REFUSED) {
      bnsp.revokeTokens();
    }
    long callsBefore = bnsp.calls();
    int n = register("2026-05-03");
    if (trouble == Mode.DOWN) {
      await()
          .atMost(Mailbox.PATIENCE)
          .until(() -> hub.depth(Addresses.deliver("bnsp", "assessment")) == 1);
    } else {
      await().atMost(Mailbox.PATIENCE).until(() -> bnsp.calls() >= callsBefore + 1);
    }
    bnsp.behave();

    receipts.receipt(Letters.registrationNo(n), State.DELIVERED, "bnsp");

    assertDeliveredOnce(n);
  }

  @ParameterizedTest
  @CsvSource({"DOWN, HUB-D010", "ERROR, HUB-D013", "BUSY, HUB-D014"})
  void shouldTellTheSenderWhyHowOftenAndWhenNextWhileADeliveryWaits(Mode trouble, String code)
      throws Exception {
    HttpPartner sender = new HttpPartner("blk", "blk", hub.httpPort());
    bnsp.misbehave(trouble);
    String first = tried(sender, register("2026-05-13"));
    String second = tried(sender, register("2026-05-14"));

    JsonNode head = delivery(sender, first);
    JsonNode behind = delivery(sender, second);

    assertThat(head.at("/state").asText()).isEqualTo("ROUTED");
    assertThat(head.at("/attempts").asInt()).isPositive();
    assertThat(behind.at("/attempts").asInt()).as("of one that was not tried yet").isZero();
    for (JsonNode waits : List.of(head.get("waits"), behind.get("waits"))) {
      assertThat(waits.at("/cause/code").asText()).isEqualTo(code);
      assertThat(waits.at("/cause/message/id").asText()).isNotEmpty();
      assertThat(waits.at("/attempts").asInt()).isPositive();
      assertThat(Instant.parse(waits.at("/nextAttemptAt").asText()))
          .isAfter(Instant.parse(waits.at("/lastAttemptAt").asText()));
    }
    bnsp.behave();
    await()
        .atMost(Mailbox.PATIENCE)
        .until(() -> delivery(sender, second).at("/state").asText().equals("DELIVERED"));
    assertThat(delivery(sender, first).has("waits")).isFalse();
  }

  /** The hub's id of a registration whose delivery waits. */
  private static String tried(HttpPartner sender, int n) {
    await()
        .atMost(Mailbox.PATIENCE)
        .until(() -> receipts.receipts(Letters.registrationNo(n)).size() > 0);
    String id = receipts.receipts(Letters.registrationNo(n)).get(0).at("/messageId").asText();
    await().atMost(Mailbox.PATIENCE).until(() -> delivery(sender, id).has("waits"));
    return id;
  }

  private static JsonNode delivery(HttpPartner sender, String messageId) {
    return sender.get("/api/v1/messages/" + messageId).json().at("/deliveries/0");
  }

  @Test
  void shouldParkWhenTheAnswerNeverMakesSense() throws Exception {
    bnsp.misbehave(Mode.NONSENSE);
    int n = register("2026-05-04");

    JsonNode receipt = receipts.receipt(Letters.registrationNo(n), State.PARKED, "bnsp");

    assertThat(Mailbox.codes(receipt)).containsExactly("HUB-D003");
  }

  @Test
  void shouldGetThroughToAPartnerThatIsUpEverySecondTime() throws Exception {
    bnsp.misbehave(Mode.FLAPPING);
    int first = register("2026-05-05");
    int second = register("2026-05-05");
    int third = register("2026-05-05");

    for (int n : List.of(first, second, third)) {
      receipts.receipt(Letters.registrationNo(n), State.DELIVERED, "bnsp");
      assertDeliveredOnce(n);
    }
    assertThat(schedulesOn("2026-05-05")).hasSize(1);
  }

  @Test
  void shouldLogInAgainWhenItsTokenIsTakenBack() throws Exception {
    int first = register("2026-05-06");
    receipts.receipt(Letters.registrationNo(first), State.DELIVERED, "bnsp");
    long loginsBefore = bnsp.logins();
    bnsp.revokeTokens();

    int second = register("2026-05-06");

    receipts.receipt(Letters.registrationNo(second), State.DELIVERED, "bnsp");
    assertThat(bnsp.logins()).isEqualTo(loginsBefore + 1);
    assertDeliveredOnce(second);
  }

  @Test
  void shouldAskUnderTheSameKeyWhenTheAnswerWasLost() throws Exception {
    bnsp.misbehave(Mode.LOST_ANSWER);
    long callsBefore = bnsp.calls();
    int n = register("2026-05-07");
    await().atMost(Mailbox.PATIENCE).until(() -> bnsp.calls() >= callsBefore + 2);
    bnsp.behave();

    receipts.receipt(Letters.registrationNo(n), State.DELIVERED, "bnsp");

    assertThat(schedulesOn("2026-05-07")).hasSize(1);
    assertDeliveredOnce(n);
  }

  @Test
  void shouldMakeOneScheduleForEveryoneWhoIsTestedTogether() throws Exception {
    List<Integer> all = new java.util.ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(register("2026-05-08"));
    }

    for (int n : all) {
      receipts.receipt(Letters.registrationNo(n), State.DELIVERED, "bnsp");
    }

    assertThat(schedulesOn("2026-05-08")).hasSize(1);
    long schedule = schedulesOn("2026-05-08").get(0).id();
    for (int n : all) {
      assertThat(participants(n)).hasSize(1);
      assertThat(participants(n).get(0).body().path("jadwal_id").asLong()).isEqualTo(schedule);
    }
  }

  @Test
  void shouldKnowScheduleAndKeyAfterARestartBetweenTheTwoCalls() throws Exception {
    int first = register("2026-05-09");
    receipts.receipt(Letters.registrationNo(first), State.DELIVERED, "bnsp");
    bnsp.misbehave(Mode.LOST_ANSWER);
    int second = register("2026-05-09");
    await().atMost(Mailbox.PATIENCE).until(() -> participants(second).size() == 1);

    stopHub();
    startHub();
    bnsp.behave();

    receipts.receipt(Letters.registrationNo(second), State.DELIVERED, "bnsp");
    assertThat(schedulesOn("2026-05-09")).hasSize(1);
    assertDeliveredOnce(second);
  }

  /** A new trainee's registration for the test on that day. */
  private static int register(String day) throws Exception {
    int n = NUMBER.incrementAndGet();
    blk.send("in.blk.enrolment", Letters.enrolment(n));
    blk.send("in.blk.assessment", Letters.assessment(n, n, day));
    return n;
  }

  private static List<Received> schedulesOn(String day) {
    return bnsp.schedules().stream()
        .filter(schedule -> schedule.body().path("tanggal_mulai").asText().equals(day))
        .toList();
  }

  private static List<Received> participants(int n) {
    return bnsp.participants().stream()
        .filter(p -> p.body().path("keterangan").asText().startsWith(Letters.registrationNo(n)))
        .toList();
  }

  /** On record there once, delivered here once, under the reference the partner gave it. */
  private static void assertDeliveredOnce(int n) {
    assertThat(participants(n)).hasSize(1);
    List<JsonNode> delivered =
        receipts.receipts(Letters.registrationNo(n)).stream()
            .filter(receipt -> receipt.path("state").asText().equals("DELIVERED"))
            .toList();
    assertThat(delivered).hasSize(1);
    assertThat(delivered.get(0).path("partnerRef").asText())
        .isEqualTo(Long.toString(participants(n).get(0).id()));
  }
}
