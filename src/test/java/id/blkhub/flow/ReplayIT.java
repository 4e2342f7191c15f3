package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Database;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HttpPartner.Answer;
import id.blkhub.support.TestHub;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.DeliveryMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

/** A partner asks for what it has taken already: it gets that again, and nobody else notices. */
class ReplayIT {
  private static final int MANY = 120;

  @TempDir static Path data;
  private static TestHub hub;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.start(data, Engine.SQLITE);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void shouldSendAgainWhatWasTakenAlsoAcrossARestartAndCountItOnce() throws Exception {
    HttpPartner blk = http("blk");
    try (QueuePartner supra = hub.partner("supra");
        QueuePartner taker = hub.partner("blk")) {
      Mailbox taken = Mailbox.of(taker, "out.blk.vacancy");
      for (int n = 0; n < MANY; n++) {
        supra.send("in.supra.vacancy", Letters.vacancy(n));
      }
      await("all taken").atMost(Mailbox.PATIENCE).until(() -> taken.letters().size() == MANY);
    }
    await("all journalled")
        .atMost(Mailbox.PATIENCE)
        .until(() -> Checks.received(hub, "blk", "vacancy", State.DELIVERED) == MANY);
    Database journal =
        hub.bean(ApplicationContext.class).getBean("journalDatabase", Database.class);
    String forgotten = Checks.message(hub, "vacancy", Letters.vacancyId(7)).messageId().value();
    journal.write(sql -> sql.sql("DELETE FROM payload WHERE stamp = ?").param(forgotten).update());
    long receiptsBefore = receipts();

    hub.bean(CamelContext.class).getRouteController().suspendRoute("replay");
    Answer asked = ask(blk, "vacancy");
    assertThat(asked.status()).isEqualTo(202);
    hub.close();
    start();
    HttpPartner again = http("blk");
    String id = asked.json().get("replayId").asText();

    JsonNode status = done(again, id);
    assertThat(status.get("found").asLong()).isEqualTo(MANY);
    assertThat(status.get("sent").asLong()).isEqualTo(MANY - 1);
    assertThat(status.get("notAvailable").asLong()).isEqualTo(1);
    await("they lie there")
        .atMost(Mailbox.PATIENCE)
        .until(() -> hub.depth("out.blk.vacancy") == MANY - 1);
    List<JsonNode> items = items(again);
    assertThat(items)
        .hasSize(100)
        .allMatch(item -> item.get("repeated").asBoolean())
        .extracting(item -> item.get("id").asText())
        .doesNotHaveDuplicates()
        .doesNotContain(forgotten);
    items.forEach(
        item -> assertThat(again.acknowledge(item.get("id").asText()).status()).isEqualTo(200));
    try (QueuePartner taker = hub.partner("blk")) {
      Mailbox rest = Mailbox.of(taker, "out.blk.vacancy");
      await("the rest").atMost(Mailbox.PATIENCE).until(() -> rest.letters().size() == MANY - 101);
    }

    await("all taken again")
        .atMost(Mailbox.PATIENCE)
        .until(() -> status(again, id).get("delivered").asLong() == MANY - 1);
    assertThat(receipts()).as("no second receipt").isEqualTo(receiptsBefore);
    assertThat(Checks.received(hub, "blk", "vacancy", State.DELIVERED)).isEqualTo(MANY);
    for (State other : List.of(State.ROUTED, State.AVAILABLE, State.PARKED)) {
      assertThat(Checks.received(hub, "blk", "vacancy", other)).as(other + "").isZero();
    }
    assertThat(count("routed")).as("ways begun since the restart").isEqualTo(MANY - 1);
    assertThat(count("delivered")).isEqualTo(MANY - 1);
    assertThat(done(again, ask(again, "vacancy").json().get("replayId").asText()).get("found"))
        .as("a repeat is not repeated")
        .isEqualTo(status.get("found"));
    Checks.nothingWentAstray(hub);

    assertThat(ask(again, "vacancy").status()).isEqualTo(202);
    assertThat(ask(again, "vacancy").status()).isEqualTo(202);
    Answer fifth = ask(again, "vacancy");
    assertThat(fifth.status()).as("the fifth within an hour").isEqualTo(429);
    assertThat(fifth.json().get("code").asText()).isEqualTo("HUB-O021");
  }

  @Test
  void shouldAskConsentAsOfTodayAndParkNothing() throws Exception {
    try (QueuePartner blk = hub.partner("blk");
        QueuePartner bnsp = hub.partner("bnsp");
        QueuePartner supra = hub.partner("supra")) {
      Mailbox certificates = Mailbox.of(supra, "out.supra.certification");
      blk.send("in.blk.enrolment", Letters.enrolment(500));
      blk.send("in.blk.assessment", Letters.assessment(500));
      Checks.awaitDelivery(hub, "assessment", Letters.registrationNo(500), "bnsp", State.DELIVERED);
      bnsp.send("in.bnsp.certification", Letters.certification(500));
      await("taken").atMost(Mailbox.PATIENCE).until(() -> certificates.letters().size() == 1);
      Checks.awaitDelivery(
          hub, "certification", Letters.registrationNo(500), "supra", State.DELIVERED);
      blk.send("in.blk.enrolment", Letters.enrolment(500, 2, "2026-02-01"));
      await("the withdrawal is known")
          .atMost(Mailbox.PATIENCE)
          .until(() -> Checks.sent(hub, "blk", "enrolment", State.ACCEPTED) == 2);

      String toSupra = ask(http("supra"), "certification").json().get("replayId").asText();
      String toBnsp = ask(http("bnsp"), "assessment").json().get("replayId").asText();

      await("refused, for the consent has ended")
          .atMost(Mailbox.PATIENCE)
          .until(() -> status(http("supra"), toSupra).get("refused").asLong() == 1);
      await("settled, over HTTP")
          .atMost(Mailbox.PATIENCE)
          .until(
              () -> {
                JsonNode status = status(http("bnsp"), toBnsp);
                return status.get("refused").asLong() + status.get("delivered").asLong() == 1;
              });
      assertThat(certificates.letters()).hasSize(1);
    }
    Checks.journalled(hub);
    assertThat(hub.depth("parked.bnsp.assessment")).isZero();
    assertThat(hub.depth("parked.supra.certification")).isZero();
    assertThat(Checks.received(hub, "supra", "certification", State.DELIVERED)).isEqualTo(1);
    assertThat(Checks.received(hub, "supra", "certification", State.CANCELLED)).isZero();
    assertThat(Checks.received(hub, "bnsp", "assessment", State.DELIVERED)).isEqualTo(1);
  }

  @Test
  void shouldSendVoidsAgainInTheirPlaceAndNameWhatItLeavesOutAndWhy() throws Exception {
    try (QueuePartner blk = hub.partner("blk");
        QueuePartner bnsp = hub.partner("bnsp");
        QueuePartner supra = hub.partner("supra")) {
      Mailbox certificates = Mailbox.of(supra, "out.supra.certification");
      for (int n : List.of(600, 601)) {
        blk.send("in.blk.enrolment", Letters.enrolment(n));
        blk.send("in.blk.assessment", Letters.assessment(n));
        Checks.awaitDelivery(hub, "assessment", Letters.registrationNo(n), "bnsp", State.DELIVERED);
        bnsp.send("in.bnsp.certification", Letters.certification(n));
      }
      await("taken").atMost(Mailbox.PATIENCE).until(() -> certificates.letters().size() >= 2);
      bnsp.send(
          "in.bnsp.certification",
          Letters.certification(600),
          Map.of("cloudEvents_correction", "void"),
          DeliveryMode.PERSISTENT);
      await("the void is taken")
          .atMost(Mailbox.PATIENCE)
          .until(() -> certificates.count("\"correction\":\"void\"") == 1);
      Checks.journalled(hub);
      String voided =
          Checks.messages(hub, "certification", Letters.registrationNo(600)).stream()
              .map(message -> message.messageId().value())
              .min(Comparator.naturalOrder())
              .orElseThrow();

      String id = ask(http("supra"), "certification").json().get("replayId").asText();

      await("the void comes again")
          .atMost(Mailbox.PATIENCE)
          .until(() -> certificates.count("\"correction\":\"void\"") == 2);
      JsonNode status = done(http("supra"), id);
      await("what was voided is left out")
          .atMost(Mailbox.PATIENCE)
          .until(() -> leftOut(id, voided).isPresent());
      JsonNode reason = leftOut(id, voided).orElseThrow().at("/reasons/0");
      assertThat(reason.at("/code").asText()).startsWith("HUB-X04");
      assertThat(reason.at("/message/id").asText()).isNotEmpty();
      assertThat(status.get("sent").asLong()).isGreaterThanOrEqualTo(3);
    }
  }

  private static Optional<JsonNode> leftOut(String replay, String messageId) {
    return StreamSupport.stream(status(http("supra"), replay).get("leftOut").spliterator(), false)
        .filter(left -> left.path("messageId").asText().equals(messageId))
        .findFirst();
  }

  private static HttpPartner http(String partner) {
    return new HttpPartner(partner, partner, hub.httpPort());
  }

  private static Answer ask(HttpPartner partner, String kind) {
    Instant now = Instant.now();
    return partner.postTo(
        "/api/v1/replay",
        "{\"kind\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}"
            .formatted(kind, now.minus(Duration.ofHours(2)), now));
  }

  private static JsonNode status(HttpPartner partner, String id) {
    return partner.get("/api/v1/replay/" + id).json();
  }

  private static JsonNode done(HttpPartner partner, String id) {
    return await("the replay is done")
        .atMost(Mailbox.PATIENCE)
        .until(() -> status(partner, id), status -> status.get("state").asText().equals("DONE"));
  }

  private static List<JsonNode> items(HttpPartner partner) {
    JsonNode items = partner.get("/api/v1/outbox/vacancy?limit=100").json().get("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  /** All receipts the senders of vacancies can read. */
  private static long receipts() {
    Checks.journalled(hub);
    return http("supra").get("/api/v1/receipts?limit=1000").json().get("items").size();
  }

  private static long count(String state) {
    return (long)
        hub
            .bean(MeterRegistry.class)
            .find("blkhub.messages")
            .tags("partner", "blk", "kind", "vacancy", "state", state)
            .counters()
            .stream()
            .mapToDouble(Counter::count)
            .sum();
  }
}
