package id.blkhub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.fault.Extent;
import id.blkhub.fault.FaultReport;
import id.blkhub.fault.Reconciled;
import id.blkhub.sandbox.BankStub;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.SandboxSettings;
import id.blkhub.store.Engine;
import id.blkhub.support.HoldDatabase.Moment;
import id.blkhub.support.HoldDatabase.Place;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HttpPartner.Answer;
import id.blkhub.support.HubProcess;
import id.blkhub.support.HubProcess.Hold;
import id.blkhub.support.Loans;
import id.blkhub.support.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Killed in the middle of what operators and partners ask for, or around a call to a partner. */
class StepKillIT {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);
  private static final int PAGE = 50;
  private static final int RETRY_KILLS = 4;

  @TempDir Path data;

  /** A page leaves with the step that follows it, or not at all. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  @EnabledIf("inFull")
  void shouldSendEachDeliveryAgainOnceWhenKilledInAReplay(Engine engine) throws Exception {
    int many = 4 * PAGE;
    Map<String, Integer> taken = new ConcurrentHashMap<>();
    try (BnspStub bnsp = BnspStub.start(0);
        HubProcess hub = new HubProcess(data, engine, bnsp)) {
      hub.start();
      JournalRows journal = new JournalRows(hub.journalUrl());
      try (QueuePartner supra = new QueuePartner("supra", hub.amqpPort())) {
        for (int number = 1; number <= many; number++) {
          supra.send("in.supra.vacancy", Texts.vacancy(10_000 + number, 10, 1).toString());
        }
      }
      takeAll(hub, taken, journal, many);
      assertThat(taken).hasSize(many);
      hub.kill9();

      hub.startHolding(new Hold("exchange/upkeep.camel.yaml", "repeatDeliveries", 2));
      String replay = ask(hub);
      hub.awaitHeld();
      hub.kill9();
      hub.startHolding(new Hold("exchange/upkeep.camel.yaml", "repeatDeliveries", 1));
      hub.awaitHeld();
      hub.kill9();
      // and at whatever moment of the pages that follow
      hub.start();
      HttpPartner blk = new HttpPartner("blk", "blk", hub.httpPort());
      await("a page to leave")
          .atMost(LONG_ENOUGH)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> blk.get("/api/v1/replay/" + replay).json().path("sent").asInt() > PAGE);
      hub.kill9();
      hub.start();
      await("the replay to be done")
          .atMost(LONG_ENOUGH)
          .until(
              () -> blk.get("/api/v1/replay/" + replay).json().path("state").asText(),
              "DONE"::equals);
      Map<String, Integer> again = new ConcurrentHashMap<>();
      try (QueuePartner reader = new QueuePartner("blk", hub.amqpPort())) {
        reader.listen(
            "out.blk.vacancy", (body, message) -> again.merge(key(body), 1, Integer::sum));
        await("all again").atMost(LONG_ENOUGH).until(() -> again.size() >= many);
        await("the replay to know of it")
            .atMost(LONG_ENOUGH)
            .until(
                () -> blk.get("/api/v1/replay/" + replay).json().path("delivered").asInt() == many);
      }
      assertThat(again.keySet()).isEqualTo(taken.keySet());
      assertThat(again.values()).as("each once more").containsOnly(1);
      FaultReport.add(
          "1 killed in a replay",
          engine.label(),
          "3 times: twice with a page not yet committed, once at any moment",
          many + " deliveries asked for again: each came once more, in pages of " + PAGE);
    }
  }

  private static void takeAll(
      HubProcess hub, Map<String, Integer> taken, JournalRows journal, int many) throws Exception {
    try (QueuePartner blk = new QueuePartner("blk", hub.amqpPort())) {
      blk.listen("out.blk.vacancy", (body, message) -> taken.merge(key(body), 1, Integer::sum));
      awaitDelivered(journal, many);
    }
  }

  private static void awaitDelivered(JournalRows journal, int many) {
    await("every delivery in the journal")
        .atMost(LONG_ENOUGH)
        .until(() -> journal.deliveries().getOrDefault("DELIVERED", List.of()).size() == many);
  }

  private static String key(String body) {
    return Reconciled.vacancy(body);
  }

  private static String ask(HubProcess hub) {
    Instant now = Instant.now();
    Answer answer =
        new HttpPartner("blk", "blk", hub.httpPort())
            .postTo(
                "/api/v1/replay",
                "{\"kind\": \"vacancy\", \"from\": \"%s\", \"to\": \"%s\"}"
                    .formatted(now.minus(Duration.ofHours(2)), now));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer.json().path("replayId").asText();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  @EnabledIf("inFull")
  void shouldRetryEachParkedDeliveryOnceWhenKilledInARetry(Engine engine) throws Exception {
    int many = 60;
    try (BnspStub bnsp = BnspStub.start(0);
        HubProcess hub = new HubProcess(data, engine, bnsp)) {
      bnsp.misbehave(BnspStub.Mode.UNPROCESSABLE);
      hub.start();
      JournalRows journal = new JournalRows(hub.journalUrl());
      try (QueuePartner blk = new QueuePartner("blk", hub.amqpPort())) {
        for (int person = 1; person <= many; person++) {
          blk.send("in.blk.enrolment", Texts.enrolment(person, 1, false).toString());
          blk.send("in.blk.assessment", Texts.assessment(person).toString());
        }
      }
      await("all to be parked")
          .atMost(LONG_ENOUGH)
          .until(() -> journal.deliveries().getOrDefault("PARKED", List.of()).size() == many);
      bnsp.behave();
      hub.kill9();
      for (int kill = 1; kill <= RETRY_KILLS; kill++) {
        int some = bnsp.participants().size() + many / (RETRY_KILLS + 2);
        hub.start(Map.of("test.retry", true));
        await("some to be retried")
            .atMost(LONG_ENOUGH)
            .pollInterval(Duration.ofMillis(2))
            .until(() -> bnsp.participants().size() >= some);
        hub.kill9();
      }
      hub.start(Map.of("test.retry", true));
      awaitDelivered(journal, many);

      assertThat(bnsp.refusals()).isEmpty();
      assertThat(bnsp.participants()).hasSize(many);
      assertThat(bnsp.received())
          .extracting(BnspStub.Received::idempotencyKey)
          .doesNotHaveDuplicates();
      assertThat(hub.counter("blkhub_parked")).isZero();
      FaultReport.add(
          "1 killed in a retry",
          engine.label(),
          RETRY_KILLS + " times at any moment while an operator retried one after the other",
          many + " parked deliveries: each retried and delivered once");
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void shouldReferToTheBankOnceWhenKilledAroundTheCall(Engine engine) throws Exception {
    try (BnspStub bnsp = BnspStub.start(0);
        BankStub bank = BankStub.start(0);
        HubProcess hub = new HubProcess(data, engine, bnsp, SandboxSettings.bank(bank.url()))) {
      hub.startHolding(new Place("UnknownOutcomes", Moment.AFTER_COMMIT, 1));
      try (QueuePartner blk = new QueuePartner("blk", hub.amqpPort())) {
        blk.send("in.blk.enrolment", Loans.enrolment(1, 1).toString());
        ObjectNode referral = Loans.referral(1);
        blk.send("in.blk.microcredit-referral", referral.toString());
      }
      hub.awaitHeld();
      assertThat(bank.calls()).as("noted, not yet called").isZero();
      hub.kill9();

      bank.misbehave(BankStub.Mode.SLOW);
      hub.start();
      await("the call").atMost(LONG_ENOUGH).until(() -> bank.calls() == 1);
      assertThat(bank.received()).as("called, not yet answered").hasSize(1);
      hub.kill9();
      bank.behave();

      hub.startHolding(new Hold("bank/microcredit-referral.camel.yaml", "the referral", 1));
      hub.awaitHeld();
      assertThat(bank.calls()).as("answered, not yet committed").isEqualTo(2);
      hub.kill9();

      hub.start();
      JournalRows journal = new JournalRows(hub.journalUrl());
      await("the bank's delivery in the journal")
          .atMost(LONG_ENOUGH)
          .until(
              () ->
                  journal.deliveries().getOrDefault("DELIVERED", List.of()).stream()
                      .anyMatch(one -> one.endsWith("/bank")));
      assertThat(bank.received()).as("referrals the bank has on record").hasSize(1);
      assertThat(bank.refusals()).isEmpty();
      assertThat(journal.failures()).isEmpty();
      FaultReport.add(
          "1 killed around a call",
          engine.label(),
          "one referral, killed 3 times: noted and not called; called and not answered; answered"
              + " and not committed",
          "%d calls, 1 referral on record at the bank, delivered once".formatted(bank.calls()));
    }
  }

  static List<Engine> engines() {
    return Extent.full() ? List.of(Engine.values()) : List.of(Engine.SQLITE);
  }

  static boolean inFull() {
    return Extent.full();
  }
}
