package id.blkhub.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.crash.Receiver.Over;
import id.blkhub.fault.Extent;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.MqttPartner;
import id.blkhub.sandbox.MqttPartner.Version;
import id.blkhub.sandbox.StompPartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HubProcess;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I1 for the largest message a partner may send, by a sender that did not ask for durability. */
class LargestMessageIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** limits.maxMessageBytes in routes/supra/partner.yaml. */
  private static final int LIMIT = 1 << 20;

  private static final String VACANCY = "in.supra.vacancy";
  private static final String LAST = "SUPRA-2026-LAST";
  private static final List<String> LARGEST =
      List.of(
          "SUPRA-2026-AMQP",
          "SUPRA-2026-HTTP",
          "SUPRA-2026-MQTT-3",
          "SUPRA-2026-MQTT-5",
          "SUPRA-2026-STOMP");
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  @TempDir Path data;

  @Test
  void shouldKeepTheLargestMessagesThroughAKillAlthoughTheirSenderMadeThemNonDurable()
      throws Exception {
    try (BnspStub bnsp = BnspStub.start(0);
        HubProcess hub = new HubProcess(data, Engine.SQLITE, bnsp);
        Receiver blk =
            new Receiver(
                hub, Over.AMQP, "blk", "vacancy", body -> body.path("id_lowongan").asText())) {
      // intake takes nothing: what was accepted lies in the queue when the hub dies
      hub.startHolding(new HubProcess.Hold("exchange/intake.camel.yaml", "readMessages", 1));
      send(hub, notice("SUPRA-2026-AMQP", LIMIT));
      post(hub, notice("SUPRA-2026-HTTP", LIMIT));
      try (MqttPartner older = new MqttPartner("supra", hub.mqttPort(), Version.V3_1_1);
          MqttPartner newer = new MqttPartner("supra", hub.mqttPort(), Version.V5);
          StompPartner stomp = new StompPartner("supra", hub.stompPort())) {
        older.send(VACANCY, notice("SUPRA-2026-MQTT-3", LIMIT).getBytes(UTF_8), Map.of(), 2);
        newer.send(VACANCY, notice("SUPRA-2026-MQTT-5", LIMIT).getBytes(UTF_8), Map.of());
        stomp.send(
            VACANCY,
            notice("SUPRA-2026-STOMP", LIMIT).getBytes(UTF_8),
            Map.of("persistent", "false"));
      }
      hub.awaitHeld();
      hub.kill9();

      hub.start();
      JournalRows journal = new JournalRows(hub.journalUrl());
      awaitDelivered(journal, LARGEST.size());
      List<String> all = new ArrayList<>(LARGEST);
      if (Extent.full()) {
        hub.kill9();
        // one that was stored as non-durable would come back at every start
        hub.start();
        send(hub, notice(LAST, 2_000));
        all.add(LAST);
        awaitDelivered(journal, all.size());
      }
      blk.close();
      assertThat(blk.got()).extracting(Receiver.Got::key).containsExactlyElementsOf(all);
      assertThat(journal.states()).isEqualTo(Map.of("ACCEPTED", all.size()));
      assertThat(hub.counter("blkhub_redelivered_total")).isZero();
    }
  }

  private static void awaitDelivered(JournalRows journal, int count) {
    await("deliveries to be acknowledged")
        .atMost(LONG_ENOUGH)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () ->
                assertThat(journal.deliveries().getOrDefault("DELIVERED", List.of()))
                    .hasSize(count));
  }

  /**
   * A vacancy notice of exactly that many bytes, filled up where its contract allows anything: in
   * the terms of its JSON-LD context.
   */
  private static String notice(String key, int bytes) throws IOException {
    ObjectNode body =
        (ObjectNode) JSON.readTree(Path.of("mappings/supra/in/vacancy/full.in.json").toFile());
    body.withObject("/identifier").put("value", key);
    ObjectNode terms = (ObjectNode) body.at("/@context/1");
    terms.put("x", "").put("y", "");
    int missing = bytes - body.toString().length();
    terms.put("x", "x".repeat(missing / 2)).put("y", "y".repeat(missing - missing / 2));
    assertThat(body.toString()).isASCII().hasSize(bytes);
    return body.toString();
  }

  private static void send(HubProcess hub, String body) throws JMSException {
    String confirmed = "amqp://127.0.0.1:" + hub.amqpPort() + "?jms.forceSyncSend=true";
    try (Connection connection =
        new JmsConnectionFactory("supra", "supra", confirmed).createConnection()) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      session
          .createProducer(session.createQueue(VACANCY))
          .send(
              session.createTextMessage(body),
              DeliveryMode.NON_PERSISTENT,
              Message.DEFAULT_PRIORITY,
              Message.DEFAULT_TIME_TO_LIVE);
    }
  }

  private static void post(HubProcess hub, String body) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:" + hub.httpPort() + "/api/v1/messages/vacancy"))
                    .header("Content-Type", "application/json")
                    .header(
                        "Authorization",
                        "Basic "
                            + Base64.getEncoder()
                                .encodeToString("supra:supra".getBytes(StandardCharsets.UTF_8)))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }
}
