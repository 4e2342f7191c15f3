package id.blkhub.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.fault.Extent;
import id.blkhub.store.Engine;
import id.blkhub.support.HubLog;
import id.blkhub.support.RawHttp;
import id.blkhub.support.RawHttp.Answer;
import id.blkhub.support.TestHub;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that no decent client writes, on every path and on both ports: each answer of 400 and
 * more is a problem document with a code and both languages, none is a fault of the hub, none says
 * what the hub is made of, and the log stays silent.
 */
class StrangeRequestsIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern MADE_OF =
      Pattern.compile("(?i)tomcat|apache|catalina|coyote|spring|java|exception|jetty|\\bat org\\.");
  private static final String LOGIN =
      "Authorization: Basic "
          + Base64.getEncoder().encodeToString("blk:blk".getBytes(UTF_8))
          + "\r\n";

  private static final List<String> PATHS =
      List.of(
          "/",
          "/login",
          "/console",
          "/console/messages",
          "/console/live",
          "/preferences",
          "/logout",
          "/api",
          "/api/v1/receipts",
          "/api/v1/messages/enrolment",
          "/api/v1/outbox/vacancy",
          "/api/v1/contracts.zip",
          "/assets/console.css",
          "/webjars/nothing.js",
          "/error",
          "/unknown");
  private static final List<String> MANAGEMENT =
      List.of(
          "/", "/actuator", "/actuator/health", "/actuator/prometheus", "/error", "/actuator/env");

  @TempDir private static Path folder;
  private static TestHub hub;
  private static HubLog log;

  @BeforeAll
  static void start() throws IOException {
    hub = TestHub.start(folder, Engine.SQLITE);
    log = HubLog.watch();
  }

  @AfterAll
  static void stop() {
    log.close();
    hub.close();
  }

  /**
   * What other hubs of this process had to tell of their queues' ports comes up to a minute late.
   */
  private static boolean isOfAQueuePort(String line) {
    return line.contains("Connections closed before a login")
        || line.contains("Caused in the broker by a client");
  }

  @AfterEach
  void theLogStaysSilent() {
    List<String> lines =
        log.lines().stream()
            .filter(line -> !isOfAQueuePort(line))
            // no client has a part in what the hub looks for at partners
            .filter(line -> !line.contains("Consumer partner="))
            .toList();
    List<String> traces = log.traces();
    log.forget();
    assertThat(traces).isEmpty();
    assertThat(lines).isEmpty();
  }

  /** A request of which %s is the path. */
  private static Arguments ask(String what, String request, Integer... expected) {
    return Arguments.of(what, request, List.of(expected));
  }

  private static Arguments line(String what, String line, Integer... expected) {
    return ask(what, line + "\r\nHost: hub\r\nConnection: close\r\n\r\n", expected);
  }

  private static Arguments head(String what, String fields, Integer... expected) {
    return ask(
        what, "GET %s HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n" + fields + "\r\n", expected);
  }

  static Stream<Arguments> malformed() {
    String close = "Connection: close\r\n";
    return Stream.of(
        line("a method with @", "G@T %s HTTP/1.1", 400),
        line("TRACE", "TRACE %s HTTP/1.1", 405),
        line("CONNECT", "CONNECT %s HTTP/1.1"),
        line("CONNECT to a host", "CONNECT hub:80 HTTP/1.1"),
        line("a long method", "A".repeat(3_000) + " %s HTTP/1.1"),
        line("no version", "GET %s HTTP"),
        line("version 2.0", "GET %s HTTP/2.0", 505),
        line("version 9", "GET %s HTTP/9.9", 505),
        line("a lower-case version", "GET %s http/1.1"),
        ask("HTTP/0.9", "GET %s\r\n"),
        line("no path", "GET HTTP/1.1"),
        line("a path without a slash", "GET login HTTP/1.1", 400),
        line("an address of another host", "GET http://other.example%s HTTP/1.1", 400),
        line("an address of another scheme", "GET gopher://hub%s HTTP/1.1", 400),
        line("user info in the address", "GET http://a:b@hub%s HTTP/1.1"),
        line("a double slash", "GET /%s HTTP/1.1", 400),
        line("an encoded slash", "GET /a%%2Fb%s HTTP/1.1", 400),
        line("an encoded backslash", "GET /a%%5Cb%s HTTP/1.1", 400),
        line("an encoded NUL", "GET %s%%00 HTTP/1.1", 400),
        line("an encoded newline", "GET %s%%0a HTTP/1.1"),
        line("an encoded percent", "GET %s%%25 HTTP/1.1", 400),
        line("a broken percent", "GET %s%%G1 HTTP/1.1", 400),
        line("half a percent", "GET %s%%2 HTTP/1.1", 400),
        line("overlong UTF-8", "GET %s%%c0%%af HTTP/1.1"),
        line("a lone byte of UTF-8", "GET %s%%ff HTTP/1.1"),
        line("a path parameter", "GET %s;x=y HTTP/1.1", 400),
        line("a session in the path", "GET %s;jsessionid=1 HTTP/1.1", 400),
        line("up and down", "GET /x/..%s HTTP/1.1", 400),
        line("up and away", "GET /..%s HTTP/1.1", 400),
        line("up, encoded", "GET /x/%%2e%%2e%s HTTP/1.1", 400),
        line("a dot", "GET /.%s HTTP/1.1", 400),
        line("a brace", "GET %s{x} HTTP/1.1", 400),
        line("a quote", "GET %s\" HTTP/1.1", 400),
        line("a backslash", "GET %s\\x HTTP/1.1", 400),
        line("a fragment", "GET %s#x HTTP/1.1", 400),
        line("a byte of no ASCII", "GET %s\u00ff HTTP/1.1", 400),
        line("a NUL in the line", "GET %s\u0000 HTTP/1.1", 400),
        line("a tab in the line", "GET\t%s\tHTTP/1.1"),
        line("a broken query", "GET %s?a=%%G1&b=%%ff HTTP/1.1"),
        line("a query of names only", "GET %s?&&=&=x&%%00 HTTP/1.1"),
        line("a thousand parameters", "GET %s?" + "a=1&".repeat(1_500) + " HTTP/1.1"),
        line("a long address", "GET %s?" + "x".repeat(20_000) + " HTTP/1.1"),
        ask("no host", "GET %s HTTP/1.1\r\n" + close + "\r\n", 400),
        ask("two hosts", "GET %s HTTP/1.1\r\nHost: a\r\nHost: b\r\n" + close + "\r\n", 400),
        ask("an odd host", "GET %s HTTP/1.1\r\nHost: a/b@c\r\n" + close + "\r\n", 400),
        ask("a host with a port of no number", "GET %s HTTP/1.1\r\nHost: a:b\r\n\r\n", 400),
        ask("an empty host", "GET %s HTTP/1.1\r\nHost:\r\n" + close + "\r\n"),
        ask("HTTP/1.0 without a host", "GET %s HTTP/1.0\r\n\r\n"),
        head("a field without a colon", "NoColon\r\n", 400),
        head("a field without a name", ": value\r\n", 400),
        head("a blank before the colon", "Name : value\r\n", 400),
        head("a folded field", "X-A: a\r\n b\r\n"),
        head("a NUL in a field", "X-A: a\u0000b\r\n", 400),
        head("a newline alone", "X-A: a\nX-B: b\r\n"),
        head("a carriage return alone", "X-A: a\rb\r\n", 400),
        head("a control character", "X-A: \u0001\u001b\r\n", 400),
        head("a field of no ASCII", "X-\u00e9: a\r\n", 400),
        head("a long field", "X-A: " + "a".repeat(20_000) + "\r\n", 400),
        head("many fields", "X-A: a\r\n".repeat(150)),
        head("many cookies", "Cookie: " + "a=b; ".repeat(500) + "\r\n"),
        head("an expectation", "Expect: foo\r\n", 417),
        head("a length of no number", "Content-Length: x\r\n", 400),
        head(
            "a length of no number and a type of none",
            "Content-Type: (x\r\nContent-Length: 2x\r\n",
            400),
        ask(
            "a form of both",
            "POST %s HTTP/1.1\r\nHost: hub\r\nContent-Length: 2x\r\nContent-Type: (x\r\n\r\na=b",
            400),
        head("a negative length", "Content-Length: -1\r\n", 400),
        head("a length with a sign", "Content-Length: +5\r\n", 400),
        head("a huge length", "Content-Length: 99999999999999999999\r\n", 400),
        head("two lengths", "Content-Length: 1\r\nContent-Length: 2\r\n", 400),
        head("an unknown transfer encoding", "Transfer-Encoding: x-own\r\n", 501),
        head("chunked twice", "Transfer-Encoding: chunked, chunked\r\n", 400),
        head("identity", "Transfer-Encoding: identity\r\n", 501),
        ask(
            "a length and chunks",
            "POST %s HTTP/1.1\r\nHost: hub\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n"
                + "Content-Type: application/json\r\n\r\n0\r\n\r\n",
            400),
        ask(
            "broken chunks",
            "POST %s HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\nXYZ\r\n\r\n"),
        ask(
            "a large body",
            "POST %s HTTP/1.1\r\nHost: hub\r\nContent-Length: 99000000\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\na=b"),
        ask(
            "multipart without a boundary",
            "POST %s HTTP/1.1\r\nHost: hub\r\nContent-Length: 3\r\n"
                + "Content-Type: multipart/form-data\r\nConnection: close\r\n\r\na=b"),
        ask(
            "a form of a broken name",
            "POST %s HTTP/1.1\r\nHost: hub\r\nContent-Length: 7\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\n%%G1=%%ff"),
        ask(
            "a form under PUT",
            "PUT %s HTTP/1.1\r\nHost: hub\r\nContent-Length: 3\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\na=b"),
        ask("the first line of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        ask("OPTIONS of everything", "OPTIONS * HTTP/1.1\r\nHost: hub\r\n" + close + "\r\n", 200),
        ask("GET of everything", "GET * HTTP/1.1\r\nHost: hub\r\n" + close + "\r\n", 400),
        ask("no protocol at all", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n", 400),
        ask("JSON", "{\"a\": 1}\r\n\r\n", 400));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void shouldAnswerEveryMalformedRequestWithAProblem(
      String what, String request, List<Integer> expected) throws IOException {
    for (String path : PATHS) {
      judge(what, path, RawHttp.send(hub.httpPort(), request.formatted(path)), expected);
    }
    for (String path : MANAGEMENT) {
      judge(what, path, RawHttp.send(hub.managementPort(), request.formatted(path)), expected);
    }
  }

  private static final List<String> VALUES =
      List.of(
          "",
          "*",
          "*/*",
          "application/*",
          "/",
          "a/b/c",
          "text/plain;q=x",
          ";;;",
          ",,,",
          ", application/json,,",
          "application/json, text/plain",
          "application/json; charset=unknown-1",
          "application/json; charset=\"",
          "a".repeat(2_000),
          "\u0085",
          "\u00ff\u00fe",
          "\"",
          "bytes=9-1",
          "bytes=0-0,2-2,4-4,-1",
          "-1",
          "Fri, 99 Foo 9999 99:99:99 GMT",
          "%00%ff",
          "=; ==; a=\"",
          "Basic",
          "Basic !!!",
          "null",
          "http://evil.example",
          "for=evil.example;host=evil.example;proto=https",
          "../../x",
          "{{7*7}}");

  static Stream<String> fields() {
    return Stream.of(
        "Accept",
        "Accept-Charset",
        "Accept-Encoding",
        "Accept-Language",
        "Authorization",
        "Access-Control-Request-Method",
        "Content-Encoding",
        "Content-Language",
        "Content-Type",
        "Cookie",
        "Forwarded",
        "Host",
        "HX-Request",
        "Idempotency-Key",
        "If-Match",
        "If-Modified-Since",
        "If-None-Match",
        "If-Range",
        "If-Unmodified-Since",
        "Last-Event-ID",
        "Max-Forwards",
        "Origin",
        "Range",
        "Referer",
        "TE",
        "Trailer",
        "Upgrade",
        "User-Agent",
        "X-Forwarded-Host",
        "X-HTTP-Method-Override",
        "X-Requested-With",
        "ce-id");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void shouldFailOnNoValueOfAHeaderField(String field) throws IOException {
    String host = field.equals("Host") ? "" : "Host: hub\r\n";
    List<String> methods = List.of("GET", "POST", "HEAD", "OPTIONS", "DELETE");
    List<String> paths = List.of("/login", "/console", "/api/v1/receipts", "/assets/console.css");
    // another path for each field and value, so that the short form comes to all of them
    int turn = Math.floorMod(field.hashCode(), paths.size());
    for (String value : VALUES) {
      for (String path : Extent.full() ? paths : List.of(paths.get(turn % paths.size()))) {
        int next = turn++;
        for (String method : Extent.full() ? methods : List.of("GET", methods.get(1 + next % 4))) {
          String login = path.startsWith("/api/") && !field.equals("Authorization") ? LOGIN : "";
          String body = method.equals("POST") ? "{}" : "";
          String request =
              "%s %s HTTP/1.1\r\n%s%sContent-Length: %d\r\n%s: %s\r\nConnection: close\r\n\r\n%s"
                  .formatted(method, path, host, login, body.length(), field, value, body);
          String what = method + ' ' + field + ": " + value;
          judge(what, path, RawHttp.send(hub.httpPort(), request), List.of());
        }
      }
      String request =
          "GET /actuator/health HTTP/1.1\r\n%s%s: %s\r\nConnection: close\r\n\r\n"
              .formatted(host, field, value);
      judge(field + ": " + value, "health", RawHttp.send(hub.managementPort(), request), List.of());
    }
  }

  /** The server keeps such a field without a value, whatever comes before it is refused. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void shouldRefuseAFieldWithAControlCharacter(String field) throws IOException {
    String host = field.equals("Host") ? "" : "Host: hub\r\n";
    String login = field.equals("Authorization") ? "" : LOGIN;
    for (String value : List.of("\0", "\0\u001c\u0094, */*", " \0", "a\0", " a\u0001b", "\u007f")) {
      for (String first :
          List.of("GET /console", "GET /api/v1/receipts", "POST /api/v1/messages/enrolment")) {
        String body = first.startsWith("POST") ? "{}" : "";
        String request =
            "%s HTTP/1.1\r\n%s%sContent-Length: %d\r\n%s:%s\r\nConnection: close\r\n\r\n%s"
                .formatted(first, host, login, body.length(), field, value, body);
        String what = first + ' ' + field + ':' + value;
        judge(what, "a field", RawHttp.send(hub.httpPort(), request), List.of(400));
      }
    }
  }

  static Stream<String> noTypes() {
    return Stream.of(
        "*/*",
        "application/*",
        "application",
        "/json",
        "a/b/c",
        "application/json, text/plain",
        "application/json; charset=unknown-1",
        "application/json; charset=",
        "application/json\r\nContent-Type: text/plain",
        "\u00ff/\u00ff",
        "application/json; =x");
  }

  @ParameterizedTest
  @MethodSource("noTypes")
  void shouldTakeNoBodyOfSuchAType(String type) throws IOException {
    List<String> every = new ArrayList<>(PATHS);
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "GET")) {
      for (String path : every) {
        Answer answer = withType(hub.httpPort(), method, path, type, "{}");
        judge(method + ' ' + type, path, answer, List.of(415));
        assertThat(answer.body()).contains("HUB-H005");
      }
      for (String path : MANAGEMENT) {
        Answer answer = withType(hub.managementPort(), method, path, type, "{}");
        judge(method + ' ' + type, path, answer, List.of(415));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("noTypes")
  void shouldTakeARequestWithoutABodyAsWithoutAType(String type) throws IOException {
    for (String path : PATHS) {
      if (path.equals("/console/live")) {
        continue;
      }
      Answer without =
          RawHttp.send(
              hub.httpPort(),
              "GET " + path + " HTTP/1.1\r\nHost: hub\r\n" + LOGIN + "Connection: close\r\n\r\n");
      Answer with = withType(hub.httpPort(), "GET", path, type, "");
      assertThat(with.status()).as(path + ' ' + type).isEqualTo(without.status());
    }
    assertThat(withType(hub.managementPort(), "GET", "/actuator/health", type, "").status())
        .isEqualTo(200);
  }

  private static Answer withType(int port, String method, String path, String type, String body)
      throws IOException {
    String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
    return RawHttp.send(
        port,
        method
            + ' '
            + path
            + " HTTP/1.1\r\nHost: hub\r\n"
            + LOGIN
            + "Content-Type: "
            + type
            + "\r\nConnection: close\r\n"
            + length
            + "\r\n"
            + body);
  }

  @Test
  void shouldShowABrowserAPageWithTheCode() throws IOException {
    for (String path : List.of("/unknown", "/console/unknown/..", "//console", "/assets/nothing")) {
      Answer answer =
          RawHttp.send(
              hub.httpPort(),
              "GET "
                  + path
                  + " HTTP/1.1\r\nHost: hub\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
      assertThat(answer.status()).as(path).isIn(400, 404);
      assertThat(answer.header("Content-Type")).startsWith("text/html");
      assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(answer.body()).contains("HUB-H0").doesNotContain("<style");
    }
  }

  @Test
  void shouldNeverTellTheHostThatAClientNamed() throws IOException {
    for (String path : PATHS) {
      for (String accept : List.of("text/html", "application/json", "*/*")) {
        Answer answer =
            RawHttp.send(
                hub.httpPort(),
                "GET "
                    + path
                    + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                    + "Forwarded: host=evil.example;proto=https\r\nX-Forwarded-Proto: https\r\n"
                    + "X-Forwarded-Prefix: /evil.example\r\nX-Original-URL: /evil.example\r\n"
                    + "Accept: "
                    + accept
                    + "\r\nConnection: close\r\n\r\n");
        assertThat(answer.head() + answer.body()).as(path).doesNotContain("evil.example");
        String location = answer.header("Location");
        assertThat(location == null || location.startsWith("/")).as(location).isTrue();
        assertThat(decoded(answer.header("Set-Cookie"))).doesNotContain("evil.example");
      }
    }
  }

  private static String decoded(String cookie) {
    if (cookie == null || !cookie.contains("hub-page=")) {
      return "";
    }
    String value = cookie.split("hub-page=", 2)[1].split(";", 2)[0];
    return new String(Base64.getUrlDecoder().decode(value), UTF_8);
  }

  @Test
  void shouldServeTheNextRequestOfAConnectionAfterARefusedOne() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", hub.httpPort())) {
      String one = "GET /api/v1/nothing HTTP/1.1\r\nHost: hub\r\n" + LOGIN + "\r\n";
      socket.getOutputStream().write((one + one + one).getBytes(UTF_8));
      for (int n = 0; n < 3; n++) {
        assertThat(RawHttp.read(socket.getInputStream()).status()).isEqualTo(404);
      }
    }
  }

  private static void judge(String what, String path, Answer answer, List<Integer> expected)
      throws IOException {
    String described = what + " at " + path + ": " + answer;
    if (answer.head().startsWith("{")) {
      // to a line that says no version, as in HTTP/0.9, the answer has no header
      assertThat(answer.head()).as(described).contains("\"status\":", "\"code\":\"HUB-H0");
      return;
    }
    assertThat(answer.status()).as(described).isNotZero().isNotEqualTo(500);
    if (!expected.isEmpty()) {
      assertThat(expected).as(described).contains(answer.status());
    }
    assertThat(answer.header("Server")).as(described).isNull();
    assertThat(answer.header("X-Powered-By")).as(described).isNull();
    assertThat(answer.header("X-Content-Type-Options")).as(described).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).as(described).isEqualTo("no-referrer");
    if (answer.status() < 400) {
      return;
    }
    assertThat(answer.header("Content-Security-Policy")).as(described).contains("default-src");
    assertThat(answer.header("Content-Type")).as(described).isEqualTo("application/problem+json");
    assertThat(MADE_OF.matcher(answer.head() + answer.body()).find()).as(described).isFalse();
    if (answer.body().isEmpty()) {
      assertThat(what).as(described).startsWith("HEAD");
      return;
    }
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).as(described).isEqualTo(answer.status());
    assertThat(problem.path("code").asText()).as(described).matches("HUB-[A-Z]\\d{3}");
    assertThat(problem.at("/message/id").asText()).as(described).isNotBlank();
    assertThat(problem.at("/message/en").asText()).as(described).isNotBlank();
  }
}
