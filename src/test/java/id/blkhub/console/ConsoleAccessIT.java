package id.blkhub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into the console and what leaves it, seen without a browser; on PostgreSQL. */
class ConsoleAccessIT {
  private static final String LOGIN_OF_KADIN = "username=kadin&password=kadin";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @TempDir static Path data;
  private static TestHub hub;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.start(data, Engine.POSTGRESQL);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  /** A client that keeps cookies and follows nothing by itself. */
  private static final class Visitor {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    HttpResponse<String> get(String path) {
      return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html"));
    }

    HttpResponse<String> post(String path, String form) {
      return send(
          HttpRequest.newBuilder(uri(path))
              .header("Accept", "text/html")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Posts with the token of a page that has the form. */
    HttpResponse<String> submit(String page, String path, String form) {
      Matcher token = TOKEN.matcher(get(page).body());
      assertThat(token.find()).isTrue();
      return post(
          path, form + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
    }

    HttpResponse<String> logIn(String password) {
      return submit("/login", "/login", "username=operator&password=" + password);
    }

    HttpCookie cookie(String name) {
      return cookies.getCookieStore().getCookies().stream()
          .filter(cookie -> cookie.getName().equals(name))
          .findFirst()
          .orElse(null);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private static URI uri(String path) {
      return URI.create("http://127.0.0.1:" + hub.httpPort() + path);
    }
  }

  @Test
  void noPageOpensWithoutLogin() {
    for (String path :
        List.of("", "/flows", "/messages", "/parked", "/live", "/codes/HUB-C001", "/refused")) {
      HttpResponse<String> answer = new Visitor().get("/console" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(302);
      assertThat(location(answer)).as(path).isEqualTo("/login");
    }
  }

  @Test
  void aSenderGetsToItsUploadsAndNotIntoTheConsoleNorTheOtherWayRound() {
    Visitor sender = new Visitor();
    assertThat(location(sender.get("/upload"))).isEqualTo("/upload/login");
    assertThat(location(sender.submit("/upload/login", "/upload/login", LOGIN_OF_KADIN)))
        .isEqualTo("/upload");
    assertThat(sender.get("/upload").statusCode()).isEqualTo(200);
    assertThat(location(sender.get("/console"))).isEqualTo("/login");
    assertThat(sender.get("/upload/files/00000000-0000-0000-0000-000000000000").statusCode())
        .isEqualTo(404);
    Visitor operator = new Visitor();
    operator.logIn("operator");
    assertThat(location(operator.get("/upload"))).isEqualTo("/upload/login");
    assertThat(location(sender.submit("/login", "/login", LOGIN_OF_KADIN)))
        .isEqualTo("/login?wrong");
  }

  @Test
  void anUploadOfAnotherSiteOrWithoutALoginChangesNothing() {
    Visitor sender = new Visitor();
    sender.submit("/upload/login", "/upload/login", LOGIN_OF_KADIN);
    assertThat(sender.post("/upload/files", "kind=vacancy").statusCode()).isEqualTo(403);
    Visitor stranger = new Visitor();
    assertThat(stranger.post("/upload/files", "x".repeat(100_000)).statusCode()).isEqualTo(403);
    assertThat(location(stranger.submit("/upload/login", "/upload/files", "file=" + "x".repeat(9))))
        .isEqualTo("/upload/login");
  }

  @Test
  void whatIsNotThereIsNotFoundRatherThanForbidden() {
    for (String path : List.of("/unknown", "/actuator/env", "/sandbox", "/error")) {
      HttpResponse<String> answer = new Visitor().get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
    }
    assertThat(location(new Visitor().get("/"))).isEqualTo("/console");
    assertThat(new Visitor().get("/unknown").body()).contains("Tidak ada di sini", "Nomor rujukan");
    Visitor operator = new Visitor();
    operator.logIn("operator");
    assertThat(operator.get("/unknown").statusCode()).isEqualTo(404);
    assertThat(operator.get("/console/unknown").statusCode()).isEqualTo(404);
    assertThat(operator.get("/console/messages/nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void everyAnswerToABrowserHasItsGuards() {
    Visitor operator = new Visitor();
    operator.logIn("operator");
    for (String path : List.of("/login", "/console", "/console/messages", "/unknown")) {
      HttpResponse<String> answer = operator.get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .as(path)
          .contains(WebSecurity.CONTENT_SECURITY_POLICY);
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(answer.body()).doesNotContain("style=\"", "onclick", "<script>", "javascript:");
    }
  }

  @Test
  void aNewSessionBeginsWithTheLoginAndItsCookieIsForTheBrowserAlone() {
    Visitor visitor = new Visitor();
    visitor.get("/login");
    assertThat(visitor.cookie("HUBSESSION")).as("a visitor costs no session").isNull();
    HttpResponse<String> answer = visitor.logIn("operator");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie).startsWith("HUBSESSION=").contains("HttpOnly", "SameSite=Lax"));
    String first = visitor.cookie("HUBSESSION").getValue();
    visitor.logIn("operator");
    assertThat(visitor.cookie("HUBSESSION").getValue()).isNotEqualTo(first);
    assertThat(visitor.get("/console").statusCode()).isEqualTo(200);

    visitor.submit("/console", "/logout", "");
    assertThat(visitor.get("/console").statusCode()).isEqualTo(302);
  }

  @Test
  void aFormOfAnotherSiteChangesNothing() {
    Visitor operator = new Visitor();
    operator.logIn("operator");
    for (String path :
        List.of("/logout", "/preferences", "/console/search", "/console/parked/retry")) {
      assertThat(operator.post(path, "id=x&q=1").statusCode()).as(path).isEqualTo(403);
    }
    assertThat(operator.get("/console").statusCode()).isEqualTo(200);
  }

  @Test
  void guessingIsStoppedBeforeAnythingIsHashed() {
    Visitor guesser = new Visitor();
    String last = "";
    // a slow machine earns new attempts while it hashes
    for (int i = 0; i < 40 && !last.endsWith("wait"); i++) {
      last = location(guesser.submit("/login", "/login", "username=tamu&password=tebakan" + i));
    }
    assertThat(last).isEqualTo("/login?wait");
    assertThat(location(new Visitor().logIn("operator"))).isEqualTo("/console");
  }

  @Test
  void theReaderIsSentBackToNoOtherSite() {
    Visitor visitor = new Visitor();
    for (String back :
        List.of("https://evil.example/", "//evil.example", "/console\\..//evil", "/api/v1/x")) {
      HttpResponse<String> answer =
          visitor.submit(
              "/login",
              "/preferences",
              "language=en&back=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
      assertThat(location(answer)).as(back).isEqualTo("/console");
    }
    assertThat(visitor.get("/login").body()).contains("Log in to the console");
  }

  @Test
  void aNikGetsIntoNoAddressAndNoPage() throws Exception {
    HttpPartner blk = new HttpPartner("blk", "blk", hub.httpPort());
    String id = blk.post("enrolment", Texts.enrolment(9, 1, false).toString()).messageId();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> blk.get("/api/v1/messages/" + id).text().contains("ACCEPTED"));
    Visitor operator = new Visitor();
    operator.logIn("operator");
    String nik = Texts.nik(9);
    String spaced = nik.substring(0, 6) + ' ' + nik.substring(6, 12) + ' ' + nik.substring(12);
    for (String typed : List.of(nik, spaced, nik.substring(0, 4) + '.' + nik.substring(4))) {
      String list =
          location(
              operator.submit(
                  "/console",
                  "/console/search",
                  "q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)));
      assertThat(list).startsWith("/console/messages?person=").doesNotContain(nik);
      assertThat(operator.get(list).body()).contains(id).doesNotContain(nik);
    }
    // typed into the address itself it does not stay there
    assertThat(location(operator.get("/console/messages?q=" + nik))).doesNotContain(nik);
    // nor does anything that could be a name or has a NIK in it
    for (String typed : List.of("Wulandari", "nik:" + nik + " x", "<b>1</b>")) {
      assertThat(
              location(
                  operator.submit(
                      "/console",
                      "/console/search",
                      "q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))))
          .isEqualTo("/console/messages?unclear");
    }
    String page = operator.get("/console/messages/" + id).body();
    assertThat(page).contains("3507************").doesNotContain(nik, Texts.name(9), "2003-");
  }

  @Test
  void aVoidIsToldAsOneAndShowsNoFormNobodyGets() throws Exception {
    HttpPartner blk = new HttpPartner("blk", "blk", hub.httpPort());
    String body = Texts.enrolment(10, 2, true).toString();
    String first = blk.post("enrolment", body).messageId();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> blk.get("/api/v1/messages/" + first).text().contains("ACCEPTED"));
    String id =
        blk.post("enrolment", body, "ce-correction", "void", "ce-correctionreason", "WRONG_PERSON")
            .messageId();
    Visitor operator = new Visitor();
    operator.logIn("operator");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(operator.get("/console/messages/" + id).body())
                    .contains("correction void WRONG_PERSON", "tidak berlaku")
                    .doesNotContain("Diperkecil untuk"));
  }

  @Test
  void figuresComeAsTheyChange() throws Exception {
    Visitor operator = new Visitor();
    operator.logIn("operator");
    HttpResponse<InputStream> live =
        operator.client.send(
            HttpRequest.newBuilder(Visitor.uri("/console/live")).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(live.headers().firstValue("Content-Type").orElse("")).contains("event-stream");
    byte[] first = new byte[200];
    try (InputStream body = live.body()) {
      assertThat(body.readNBytes(first, 0, first.length)).isEqualTo(first.length);
    }
    assertThat(new String(first, StandardCharsets.UTF_8)).startsWith("data:{");
  }

  private static String location(HttpResponse<String> answer) {
    String location = answer.headers().firstValue("Location").orElse("");
    return location.replace("http://127.0.0.1:" + hub.httpPort(), "");
  }
}
