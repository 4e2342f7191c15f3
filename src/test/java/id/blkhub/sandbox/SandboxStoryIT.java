package id.blkhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.sandbox.SandboxStory.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a newcomer meets it: its story reaches the end, and shows what an outage does. */
class SandboxStoryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path data;
  private static SandboxApplication.Running sandbox;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    sandbox =
        SandboxApplication.start(
            data,
            "--server.port=0",
            "--management.server.port=0",
            "--hub.broker.amqp.port=0",
            "--hub.broker.mqtt.port=0",
            "--hub.broker.stomp.port=0",
            "--hub.broker.longest-pause=1s");
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @AfterEach
  void recover() {
    sandbox.story().recover("bank");
  }

  @Test
  void everyStepReachesItsExpectedEndAndThePageSaysSo() throws Exception {
    int first = sandbox.story().told().size() - 1;

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(sandbox.story().told().get(first).stages()).allMatch(Stage::over));

    HttpResponse<String> page = send(request("/sandbox").GET());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe-inline");
    assertThat(page.body())
        .contains("Konseling", "bank: DELIVERED", "galangan: DELIVERED", "uld: DELIVERED")
        .contains("Apakah sertifikat ini berlaku?", "bnsp: DELIVERED")
        .contains("lsp-konstruksi: DELIVERED", "agen-taiwan: DELIVERED", "agen-meksiko: DELIVERED")
        .contains("disperindag: DELIVERED", "kadin: DELIVERED", "hipmi: DELIVERED")
        .contains("Lowongan anggota KADIN", "Lowongan anggota HIPMI")
        .doesNotContain("<script>", "style=", "onclick");
    assertThat(send(request("/sandbox?lang=en").GET()).body())
        .contains("Counselling", "Send the next trainee")
        .doesNotContain("Konseling");
    for (String part : linked(page.body())) {
      assertThat(send(request(part).GET()).statusCode()).as(part).isEqualTo(200);
    }
    for (Stage stage : sandbox.story().told().get(first).stages()) {
      assertThat(page.body()).contains("/console/messages/" + stage.messageId());
    }
  }

  /** The style sheets and pictures the page asks for. */
  private static List<String> linked(String page) {
    return Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"")
        .matcher(page)
        .results()
        .map(link -> link.group(1))
        .toList();
  }

  @Test
  void anOutageOfTheBankDelaysItsStepsAndTheirRecoveryEndsThem() throws Exception {
    assertThat(post("/sandbox/bank/fail")).isEqualTo(303);
    assertThat(send(request("/sandbox").GET()).body()).contains("sandbox/bank/recover");
    assertThat(post("/sandbox/next")).isEqualTo(303);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Map<StoryStep, Boolean> over = over();
              assertThat(over.get(StoryStep.CERTIFICATION)).isTrue();
              assertThat(newest(StoryStep.REFERRAL).deliveries())
                  .containsEntry("dinkop", "DELIVERED")
                  .containsKey("bank");
            });
    assertThat(over().get(StoryStep.REFERRAL)).isFalse();
    assertThat(newest(StoryStep.RECEIVED).messageId()).isNull();

    assertThat(post("/sandbox/bank/recover")).isEqualTo(303);

    await().atMost(PATIENCE).until(() -> sandbox.story().told().get(0).over());
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() throws Exception {
    HttpResponse<String> answer =
        send(request("/sandbox/bank/fail").POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(sandbox.story().troubles()).containsEntry("bank", "");
  }

  private static Map<StoryStep, Boolean> over() {
    return sandbox.story().told().get(0).stages().stream()
        .collect(java.util.stream.Collectors.toMap(Stage::step, Stage::over));
  }

  private static Stage newest(StoryStep step) {
    return sandbox.story().told().get(0).stages().get(step.ordinal());
  }

  private int post(String path) throws IOException, InterruptedException {
    return send(request(path).header("X-Sandbox", "curl").POST(HttpRequest.BodyPublishers.noBody()))
        .statusCode();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.http() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
