package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.blkhub.door.Addresses;
import id.blkhub.flow.Checks;
import id.blkhub.flow.Letters;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A partner with an HTTP interface that now and then says 503, or does what it was asked and ends
 * the connection: in the middle of a batch.
 */
class FlakyPartnerIT {
  private static final int MESSAGES = Extent.of(300, 4_000);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int BUSY_EVERY = 90;
  private static final int LOST_EVERY = 130;

  private final List<String> taken = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private int requests;
  private int busy;
  private int lost;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void everyDeliveryArrivesOnceAndInOrder(Engine engine, @TempDir Path folder) throws Exception {
    if (!Extent.full() && engine == Engine.POSTGRESQL) {
      return;
    }
    HttpServer partner =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    partner.createContext("/", this::take);
    partner.start();
    try (TestHub hub = TestHub.start(folder, engine, Map.of("hub.broker.longest-pause", "1s"));
        QueuePartner supra = hub.partner("supra")) {
      ByHttp.deliverVacancies(
          hub, "http://127.0.0.1:" + partner.getAddress().getPort() + "/lowongan");
      List<String> sent = new ArrayList<>();
      for (int n = 0; n < MESSAGES; n++) {
        String letter = Letters.vacancy(n);
        supra.send("in.supra.vacancy", letter);
        sent.add(Letters.vacancyId(n));
      }
      await("all to be delivered")
          .atMost(PATIENCE)
          .until(() -> Checks.received(hub, "blk", "vacancy", State.DELIVERED) == MESSAGES);

      synchronized (this) {
        assertThat(taken).as("in the order they were sent, each once").isEqualTo(sent);
        assertThat(busy).isPositive();
        assertThat(lost).isPositive();
        assertThat(requests).as("calls").isEqualTo(MESSAGES + busy + lost);
      }
      assertThat(hub.depth(Addresses.deliver("blk", "vacancy"))).isZero();
      FaultReport.add(
          "3 partner flaky in the middle of batches",
          engine.label(),
          "%,d messages; 503 to every %dth call, no answer to every %dth that it obeyed"
              .formatted(MESSAGES, BUSY_EVERY, LOST_EVERY),
          "%d times 503, %d answers lost: each delivered once, in the order it was sent"
              .formatted(busy, lost));
    } finally {
      partner.stop(0);
    }
  }

  private synchronized void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests++;
      if (requests % BUSY_EVERY == 0) {
        busy++;
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      if (keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"))) {
        taken.add(Texts.between(body, "\"id_lowongan\":\"", "\""));
      }
      if (requests % LOST_EVERY == 0) {
        lost++;
        return;
      }
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 2);
      exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
    }
  }
}
