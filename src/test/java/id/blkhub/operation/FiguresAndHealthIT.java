package id.blkhub.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator's tools read of a running hub, and what lies ready for a replay. */
class FiguresAndHealthIT {
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir static Path data;
  private static TestHub hub;
  private static Figures figures;
  private static QueuePartner blk;
  private static QueuePartner supra;
  private static QueuePartner bnsp;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.start(data, Engine.SQLITE);
    figures = new Figures(hub.managementPort());
    blk = hub.partner("blk");
    supra = hub.partner("supra");
    bnsp = hub.partner("bnsp");
  }

  @AfterAll
  static void stop() throws Exception {
    blk.close();
    supra.close();
    bnsp.close();
    hub.close();
  }

  /** So that one rule of monitoring compares each partner with its own limits. */
  @Test
  void shouldTellTheLimitsOfEachProfileBesideWhatTheyLimit() throws Exception {
    assertThat(figures.of("blkhub_alert_silent_seconds", "bnsp")).isEqualTo(24 * 3_600);
    assertThat(figures.of("blkhub_alert_oldest_seconds", "bnsp")).isEqualTo(3_600);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(figures.of("blkhub_silent_seconds", "bnsp")).isGreaterThan(1));

    double before = figures.of("blkhub_silent_seconds", "bnsp");
    bnsp.send("in.bnsp.certification", "{}");

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(figures.of("blkhub_silent_seconds", "bnsp")).isLessThan(before));
  }

  @Test
  void everyMessageIsCountedFromDoorToFarEnd() throws Exception {
    double receivedBefore = figures.messages("supra", "vacancy", "received");
    assertThat(receivedBefore).isNotNegative();
    double acceptedBefore = figures.messages("supra", "vacancy", "accepted");
    double deliveredBefore = figures.messages("blk", "vacancy", "delivered");
    double routedBefore = figures.messages("blk", "vacancy", "routed");
    double timedBefore = figures.of("blkhub_delivery_seconds_count", "blk", "vacancy");

    supra.send("in.supra.vacancy", Samples.vacancy(1));
    supra.send("in.supra.vacancy", Samples.vacancy(1));
    supra.send("in.supra.vacancy", "{\"title\": 1}");

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(figures.messages("supra", "vacancy", "received"))
                  .isEqualTo(receivedBefore + 3);
              assertThat(figures.messages("supra", "vacancy", "accepted"))
                  .isEqualTo(acceptedBefore + 1);
              assertThat(figures.messages("supra", "vacancy", "duplicate")).isEqualTo(1);
              assertThat(figures.messages("supra", "vacancy", "rejected")).isEqualTo(1);
              assertThat(figures.messages("blk", "vacancy", "routed")).isEqualTo(routedBefore + 1);
              assertThat(hub.depth("out.blk.vacancy")).isEqualTo(1);
            });
    assertThat(figures.of("blkhub_queued", "blk", "vacancy")).isEqualTo(1);
    assertThat(figures.of("blkhub_oldest_seconds", "blk", "vacancy")).isPositive().isLessThan(60);
    assertThat(figures.messages("blk", "vacancy", "delivered")).isEqualTo(deliveredBefore);

    take("blk", "out.blk.vacancy", 0);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(figures.messages("blk", "vacancy", "delivered"))
                  .isEqualTo(deliveredBefore + 1);
              assertThat(figures.of("blkhub_delivery_seconds_count", "blk", "vacancy"))
                  .isEqualTo(timedBefore + 1);
              assertThat(figures.of("blkhub_queued", "blk", "vacancy")).isZero();
              assertThat(figures.of("blkhub_oldest_seconds", "blk", "vacancy")).isZero();
              assertThat(hub.journalled()).isTrue();
            });
    // the journal's event about the same delivery is not a second one
    assertThat(figures.messages("blk", "vacancy", "delivered")).isEqualTo(deliveredBefore + 1);
  }

  @Test
  void aCallThePartnerConfirmedCountsAsDelivered() throws Exception {
    double delivered = figures.messages("bnsp", "assessment", "delivered");
    double timed = figures.of("blkhub_delivery_seconds_count", "bnsp", "assessment");
    blk.send("in.blk.enrolment", Samples.enrolment(1));
    blk.send("in.blk.assessment", Samples.assessment(1));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(figures.messages("bnsp", "assessment", "delivered"))
                  .isEqualTo(delivered + 1);
              assertThat(figures.of("blkhub_delivery_seconds_count", "bnsp", "assessment"))
                  .isEqualTo(timed + 1);
            });
  }

  @Test
  void aMessageThatWaitsForANumberIsShown() throws Exception {
    bnsp.send("in.bnsp.certification", Samples.certification(77));

    await().atMost(SOON).until(() -> figures.of("blkhub_waiting", "bnsp", "certification") == 1);
    assertThat(figures.messages("bnsp", "certification", "received")).isPositive();
    assertThat(figures.messages("bnsp", "certification", "accepted")).isZero();
  }

  /** A replay must know whether the body is the canonical message or the partner's own form. */
  @Test
  void aParkedDeliverySaysWhichFormItHas() throws Exception {
    supra.send("in.supra.vacancy", Samples.vacancy(2));
    await().atMost(SOON).until(() -> hub.depth("out.blk.vacancy") == 1);
    take("blk", "out.blk.vacancy", 2);
    await().atMost(SOON).until(() -> figures.of("blkhub_parked", "blk", "vacancy") == 1);
    assertThat(figures.messages("blk", "vacancy", "parked")).isEqualTo(1);
    Message mapped = browse("parked.blk.vacancy");
    assertThat(mapped.getStringProperty("hubStage")).isEqualTo("mapped");
    assertThat(mapped.getStringProperty("hubStamp")).isNotEmpty();
    assertThat(mapped.getStringProperty("hubNote")).isNotEmpty();

    hub.bnsp().misbehave(BnspStub.Mode.UNPROCESSABLE);
    try {
      blk.send("in.blk.enrolment", Samples.enrolment(2));
      blk.send("in.blk.assessment", Samples.assessment(2));
      await().atMost(SOON).until(() -> figures.of("blkhub_parked", "bnsp", "assessment") == 1);
    } finally {
      hub.bnsp().behave();
    }
    assertThat(figures.messages("bnsp", "assessment", "parked")).isEqualTo(1);
    Message canonical = browse("parked.bnsp.assessment");
    assertThat(canonical.getStringProperty("hubStage")).isEqualTo("canonical");
    assertThat(canonical.getStringProperty("hubNote")).isNotEmpty();
  }

  @Test
  void aPausedRouteOrADeadPartnerLeavesTheHubReady() throws Exception {
    CamelContext camel = hub.bean(CamelContext.class);
    camel.getRouteController().suspendRoute("deliver.blk.certification");
    hub.bnsp().misbehave(BnspStub.Mode.ERROR);
    try {
      blk.send("in.blk.enrolment", Samples.enrolment(3));
      blk.send("in.blk.assessment", Samples.assessment(3));
      await()
          .atMost(SOON)
          .until(() -> figures.get("/actuator/health").body().contains("deliver.bnsp.assessment"));

      assertThat(figures.get("/actuator/health").body()).contains("\"status\":\"UP\"");
      assertThat(figures.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
      assertThat(figures.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    } finally {
      hub.bnsp().behave();
      camel.getRouteController().resumeRoute("deliver.blk.certification");
    }
    await().atMost(SOON).until(() -> hub.depth("deliver.bnsp.assessment") == 0);
  }

  @Test
  void closedDoorsMakeItUnready() {
    EmbeddedBroker broker = hub.bean(EmbeddedBroker.class);
    assertThat(broker.amqpPort()).isPositive();
    assertThat(figures.get("/actuator/health/readiness").body())
        .contains("\"doors\":\"open\"")
        .contains("\"database\":\"answers\"");
  }

  @Test
  void nothingButHealthAndFiguresIsExposedAndNeitherKnowsAPerson() {
    for (String path : List.of("env", "beans", "heapdump", "loggers", "camel", "shutdown")) {
      assertThat(figures.get("/actuator/" + path).statusCode()).as(path).isEqualTo(404);
    }
    String everything = figures.scrape() + figures.get("/actuator/health").body();
    assertThat(everything).doesNotContain("3507245703040002", "Contoh Peserta", "ENR-2026-");
    assertThat(everything).contains("jvm_memory_used_bytes");
    assertThat(everything)
        .contains("camel_exchanges_total{routeId=\"in.blk.enrolment\"}")
        .contains("camel_exchanges_failed_total{routeId=\"deliver.bnsp.assessment\"}")
        .contains("camel_exchanges_inflight{routeId=\"journal\"}")
        .contains("camel_route_policy_seconds_count{routeId=\"journal\"}");
    assertThat(figures.scrape().lines().filter(line -> line.startsWith("blkhub_")))
        .allSatisfy(
            line -> {
              Matcher labels = Pattern.compile("(\\w+)=\"").matcher(line);
              while (labels.find()) {
                assertThat(labels.group(1))
                    .isIn("partner", "kind", "state", "le", "poll", "route", "outcome");
              }
            });
  }

  /**
   * Takes one message with the given AMQP outcome: 0 as its client does by itself, 2 rejects it.
   */
  private static void take(String partner, String queue, int outcome) throws Exception {
    try (QueuePartner client = hub.partner(partner)) {
      Connection connection = client.connection();
      Session session =
          connection.createSession(
              false, outcome == 0 ? Session.AUTO_ACKNOWLEDGE : Session.CLIENT_ACKNOWLEDGE);
      MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
      Message message = consumer.receive(SOON.toMillis());
      assertThat(message).isNotNull();
      if (outcome != 0) {
        message.setIntProperty("JMS_AMQP_ACK_TYPE", outcome);
        message.acknowledge();
      }
    }
  }

  private static Message browse(String queue) throws Exception {
    try (Connection connection = hub.bean(EmbeddedBroker.class).connections().createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      return (Message)
          session.createBrowser(session.createQueue(queue)).getEnumeration().nextElement();
    }
  }
}
