package id.blkhub.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More comes in than intake takes: senders are slowed down, nobody is failed, nothing is lost. */
class PressureIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path data;

  @Test
  void aFullQueuePushesSendersBackUntilThereIsRoom() throws Exception {
    ExecutorService senders = Executors.newCachedThreadPool();
    try (TestHub hub =
            TestHub.start(data, Engine.SQLITE, Map.of("hub.broker.accepted-per-address", "100KB"));
        QueuePartner supra = hub.partner("supra");
        QueuePartner another = hub.partner("supra")) {
      CamelContext camel = hub.bean(CamelContext.class);
      camel.getRouteController().suspendRoute("in.supra.vacancy");
      AtomicInteger byAmqp = new AtomicInteger();
      for (; hub.depth("in.supra.vacancy") < 5; byAmqp.incrementAndGet()) {
        supra.send("in.supra.vacancy", Samples.vacancy(10_000 + byAmqp.get()));
      }

      int byHttp = 0;
      HttpResponse<String> answer = post(hub, Samples.vacancy(20_000));
      while (answer.statusCode() == 202 && byHttp < 500) {
        byHttp++;
        answer = post(hub, Samples.vacancy(20_000 + byHttp));
      }
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));

      // a client that comes now gets no credit: its send waits and does not fail
      CompletableFuture<Void> pushedBack =
          CompletableFuture.runAsync(
              () -> {
                try {
                  another.send("in.supra.vacancy", Samples.vacancy(30_000));
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              },
              senders);
      long full = hub.depth("in.supra.vacancy");
      await()
          .during(Duration.ofMillis(700))
          .atMost(Duration.ofSeconds(3))
          .until(() -> !pushedBack.isDone() && hub.depth("in.supra.vacancy") == full);

      camel.getRouteController().resumeRoute("in.supra.vacancy");
      pushedBack.get(SOON.toSeconds(), TimeUnit.SECONDS);
      int all = byAmqp.get() + byHttp + 1;
      await().atMost(SOON).until(() -> hub.depth("out.blk.vacancy") == all);
      assertThat(post(hub, Samples.vacancy(40_000)).statusCode()).isEqualTo(202);
    } finally {
      senders.shutdownNow();
    }
  }

  private static HttpResponse<String> post(TestHub hub, String body) throws Exception {
    String login =
        Base64.getEncoder().encodeToString("supra:supra".getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + hub.httpPort() + "/api/v1/messages/vacancy"))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
