package id.blkhub.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import id.blkhub.delivery.Delivery;
import id.blkhub.delivery.Delivery.DeliveryResult;
import id.blkhub.delivery.TestDeliveries;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a partner sees of a delivery that it asked for again, or that is a test. */
class RepeatedDeliveryTest {
  @TempDir Path folder;

  @Test
  void shouldBeMarkedAndHaveAKeyOfItsOwn() throws Exception {
    List<Headers> calls = new CopyOnWriteArrayList<>();
    HttpServer partner =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    partner.createContext(
        "/",
        exchange -> {
          boolean login = exchange.getRequestURI().getPath().equals("/auth");
          if (!login) {
            calls.add(exchange.getRequestHeaders());
          }
          byte[] answer =
              (login
                      ? "{\"data\":{\"token\":\"t\",\"expires_in\":3600}}"
                      : "{\"code\":\"OK\",\"data\":{\"id_peserta\":\"P-1\"}}")
                  .getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    partner.start();
    String url = "http://127.0.0.1:" + partner.getAddress().getPort();
    try (TestDatabases databases = Engine.SQLITE.open(folder);
        HttpFixture hub =
            new HttpFixture(url, databases.hub(), Duration.ofSeconds(5), login(url))) {
      for (Delivery delivery :
          List.of(delivery(null, false), delivery("r-1", false), delivery("r-2", true))) {
        hub.send("direct:participant", List.of(delivery)).join();
        assertThat(delivery.result()).isEqualTo(DeliveryResult.DELIVERED);
      }
    } finally {
      partner.stop(0);
    }

    assertThat(calls)
        .extracting(headers -> headers.getFirst("ce-repeated"))
        .containsExactly(null, "true", "true");
    assertThat(calls)
        .extracting(headers -> headers.getFirst("ce-test"))
        .containsExactly(null, null, "true");
    assertThat(calls)
        .extracting(headers -> headers.getFirst("Idempotency-Key"))
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }

  private static LoginSettings login(String url) {
    return new LoginSettings(
        null,
        url + "/auth",
        "x-bnsp-user",
        "user",
        "x-bnsp-key",
        "key",
        "/data/token",
        "x-authorization",
        null,
        "/data/expires_in",
        null,
        Duration.ofSeconds(5),
        null,
        null,
        null,
        null);
  }

  private static Delivery delivery(String repeat, boolean test) {
    MessageRef message =
        new MessageRef(
            new MessageId("m-1"),
            new PartnerId("blk"),
            new Kind("assessment"),
            "s-1",
            null,
            "k-1",
            test);
    DeliveryHeader header =
        DeliveryHeader.of(message, new PartnerId("bnsp"), Instant.EPOCH).repeat(repeat).build();
    return TestDeliveries.mapped(header, 1, HttpFixture.document(1, "LAS-1"));
  }
}
