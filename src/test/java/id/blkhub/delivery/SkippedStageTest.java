package id.blkhub.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.SendLedger;
import id.blkhub.http.PartnerHttpComponent;
import id.blkhub.message.ExplainedFailure;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.HubQueueComponent;
import id.blkhub.queue.MemoryQueues;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.route.CamelRoutes;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.tls.Certificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/**
 * A route that skips a stage, where nobody has asked lint: nothing is sent, and nothing is lost.
 */
class SkippedStageTest {
  private static final String QUEUE = "deliver.mitra.izin";
  private static final String CALL =
      "to: {uri: 'partner-http:post', parameters: {url: 'http://127.0.0.1:1/', final: true}}";

  @TempDir Path folder;
  private final List<QueueMessage> kept = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final List<OutgoingMessage> put = new ArrayList<>();
  private final MemoryQueues queues =
      new MemoryQueues(
          Clock.fixed(AgreementFixture.NOW, ZoneOffset.UTC),
          () ->
              (batch, failure) -> {
                kept.addAll(batch.messages());
                failures.add(failure);
              },
          "expired",
          put::add);
  private TestDatabases databases;
  private DefaultCamelContext camel;

  @BeforeEach
  void start() throws Exception {
    databases = Engine.SQLITE.open(folder);
    camel = new DefaultCamelContext();
    camel.addComponent("hub-queue", new HubQueueComponent(queues));
    camel.addComponent(
        "partner-http",
        new PartnerHttpComponent(
            databases.hub(),
            new SendLedger(new WithdrawalStore(databases.hub(), Clock.systemUTC())),
            Map.of(),
            Map.of(),
            "a",
            ZoneOffset.UTC,
            Certificates.of(new MockEnvironment())));
    Partners partners = new Partners(PartnerProfiles.load(Path.of("routes")));
    camel
        .getRegistry()
        .bind(
            "prepareDeliveries", DeliverySteps.PREPARE_DELIVERIES.doing(SkippedStageTest::unsent));
    camel
        .getRegistry()
        .bind(
            "putOnPartnerQueue",
            DeliverySteps.PUT_ON_PARTNER_QUEUE.doing(new PutOnPartnerQueue(partners)::put));
    camel
        .getRegistry()
        .bind(
            "settleDeliveries",
            DeliverySteps.SETTLE_DELIVERIES.doing(
                batch -> new FinishedBatch(batch.fetched().queue())));
  }

  @AfterEach
  void stop() {
    camel.stop();
    databases.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        CALL + "; process: {ref: settleDeliveries} | HUB-X031",
        "process: {ref: putOnPartnerQueue}; process: {ref: settleDeliveries} | HUB-X031",
        "process: {ref: prepareDeliveries}; process: {ref: settleDeliveries} | HUB-X031",
        "process: {ref: prepareDeliveries}; process: {ref: prepareDeliveries} | HUB-X031",
        "process: {ref: settleDeliveries} | HUB-X031",
        "process: {ref: prepareDeliveries}; process: {ref: putOnPartnerQueue} | HUB-X032",
        "process: {ref: prepareDeliveries} | HUB-X032",
      })
  void shouldKeepItsMessagesAsideAndSendNothing(String steps, String code) throws Exception {
    StringBuilder route =
        new StringBuilder(
            "- route:\n    from:\n      uri: hub-queue:deliver.mitra.izin\n      steps:\n");
    for (String step : steps.split("; ")) {
      route.append("        - ").append(step).append('\n');
    }
    CamelRoutes routes = new CamelRoutes(camel);
    routes.start();
    routes.load(Files.writeString(folder.resolve("izin.camel.yaml"), route));

    queues.send(
        OutgoingMessage.internal(
            QUEUE,
            "sealed".getBytes(UTF_8),
            Map.of(MessageProperties.DELIVERY_HEADER, "sealed header")));
    queues.work();

    assertThat(kept).extracting(message -> new String(message.body(), UTF_8)).contains("sealed");
    assertThat(failures)
        .singleElement()
        .isInstanceOfSatisfying(
            ExplainedFailure.class,
            failure -> assertThat(failure.violation().code()).isEqualTo(code));
    assertThat(put).extracting(OutgoingMessage::queue).containsExactly(QUEUE);
  }

  private static MappedDeliveries unsent(QueueBatch batch) {
    Delivery delivery =
        TestDeliveries.mapped(AgreementFixture.header("m"), 1, AgreementFixture.document("{}"));
    return new MappedDeliveries(FetchedBatch.of(batch), List.of(delivery));
  }
}
