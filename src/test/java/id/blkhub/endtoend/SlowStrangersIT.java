package id.blkhub.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.fault.Extent;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HubLog;
import id.blkhub.support.RawHttp;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients without a login that are slow in every way there is: each is ended within its time, and
 * beside as many of them as the server has threads, and more, everybody else is served.
 */
class SlowStrangersIT {
  private static final int CONNECTIONS = Extent.of(250, 600);
  private static final int THREADS = 60;
  private static final Duration HEAD_WITHIN = Duration.ofSeconds(Extent.of(4, 10));
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  @TempDir private static Path folder;
  private static TestHub hub;

  /** How long an answer may take, in ms: on a busy machine it takes longer without any stranger. */
  private static long quick;

  private static Map<Slow, Future<Ended>> ended;

  @BeforeAll
  static void start() throws Exception {
    hub =
        TestHub.start(
            folder,
            Engine.SQLITE,
            Map.of(
                "hub.http.head-within",
                HEAD_WITHIN.toSeconds() + "s",
                "server.tomcat.threads.max",
                THREADS));
    millisServed(0);
    quick = Math.max(2_000, 5 * millisServed(0));
    ended = ended(requests().toList());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  /** What a slow client writes at once, and what it writes again and again after that. */
  private record Slow(String what, boolean management, String first, String drip) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Slow partners(String what, String first, String drip) {
    return new Slow(what, false, first, drip);
  }

  private static Slow figures(String what, String first, String drip) {
    return new Slow("management: " + what, true, first, drip);
  }

  private static String post(String path, String fields) {
    return "POST " + path + " HTTP/1.1\r\nHost: hub\r\n" + fields + "\r\n";
  }

  static Stream<Slow> requests() {
    String length = "Content-Length: 50000\r\n";
    String chunked = "Transfer-Encoding: chunked\r\n";
    return Stream.of(
        partners("a login form", post("/login", FORM + length), "a"),
        partners("a login form in chunks", post("/login", FORM + chunked), "1\r\na\r\n"),
        partners("a chunk's length", post("/login", FORM + chunked) + "1;", "x"),
        partners("a trailer", post("/login", FORM + chunked) + "0\r\nA: ", "x"),
        partners("a body of no type", post("/console/search", length), "a"),
        partners("a body of JSON", post("/", "Content-Type: application/json\r\n" + length), "1"),
        partners(
            "multipart",
            post("/preferences", "Content-Type: multipart/form-data; boundary=x\r\n" + length),
            "-"),
        partners("a body nowhere", post("/unknown", FORM + length), "a"),
        partners("a body for a file", post("/assets/console.css", FORM + length), "a"),
        partners("a body with GET", post("/login", FORM + length).replace("POST", "GET"), "a"),
        partners("a form under PUT", post("/api/v1/x", FORM + length).replace("POST", "PUT"), "a"),
        partners("a message without a login", post("/api/v1/messages/enrolment", length), "a"),
        partners("a promise", post("/login", FORM + length + "Expect: 100-continue\r\n"), ""),
        partners("an encoded path", post("/%6cogin", FORM + length), "a"),
        partners("nothing", "", ""),
        partners("newlines", "", "\r\n"),
        partners("a method", "G", "E"),
        partners("a path", "GET /", "a"),
        partners("header fields", "GET / HTTP/1.1\r\nHost: hub\r\n", "A: a\r\n"),
        partners("a header field", "GET / HTTP/1.1\r\nHost: hub\r\nA: ", "a"),
        figures("a body", post("/actuator/health", FORM + length), "a"),
        figures("a body in chunks", post("/actuator/health", FORM + chunked), "1\r\na\r\n"),
        figures("header fields", "GET /actuator/health HTTP/1.1\r\nHost: hub\r\n", "A: a\r\n"),
        figures("nothing", "", ""));
  }

  /** Connections that a thread keeps dripping into. */
  private static final class Drips implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();
    private final List<String> drips = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    Socket open(Slow slow) throws IOException {
      return open(slow.management() ? hub.managementPort() : hub.httpPort(), slow);
    }

    Socket open(int port, Slow slow) throws IOException {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(2_048);
      socket.setSoTimeout(20_000);
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      socket.getOutputStream().write(slow.first().getBytes(ISO_8859_1));
      synchronized (sockets) {
        sockets.add(socket);
        drips.add(slow.drip());
      }
      return socket;
    }

    void start() {
      timer.scheduleWithFixedDelay(this::drip, 0, 500, TimeUnit.MILLISECONDS);
    }

    private void drip() {
      synchronized (sockets) {
        for (int n = 0; n < sockets.size(); n++) {
          try {
            sockets.get(n).getOutputStream().write(drips.get(n).getBytes(ISO_8859_1));
          } catch (IOException ended) {
            // what is being tested
          }
        }
      }
    }

    /** How many the hub has not ended. */
    long open() {
      synchronized (sockets) {
        return sockets.stream().filter(Drips::lives).count();
      }
    }

    private static boolean lives(Socket socket) {
      try {
        socket.setSoTimeout(1);
        byte[] some = new byte[1_024];
        while (socket.getInputStream().read(some) >= 0) {
          // an answer before the end
        }
        return false;
      } catch (java.net.SocketTimeoutException silence) {
        return true;
      } catch (IOException ended) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      timer.shutdownNow();
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  /** What a slow client was told, and when. */
  private record Ended(Duration taken, RawHttp.Answer answer) {}

  /** All at the same time: each would only wait for its own end. */
  private static Map<Slow, Future<Ended>> ended(List<Slow> requests) throws Exception {
    Map<Slow, Future<Ended>> ended = new LinkedHashMap<>();
    ExecutorService readers = Executors.newFixedThreadPool(requests.size());
    try (Drips drips = new Drips()) {
      for (Slow slow : requests) {
        long start = System.nanoTime();
        Socket socket = drips.open(slow);
        ended.put(
            slow,
            readers.submit(
                () -> {
                  RawHttp.Answer answer = answer(socket);
                  return new Ended(Duration.ofNanos(System.nanoTime() - start), answer);
                }));
      }
      drips.start();
      readers.shutdown();
      assertThat(readers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    return ended;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void shouldEndASlowRequestWithinItsTime(Slow slow) throws Exception {
    assertThat(ended.get(slow).get().taken()).isLessThan(HEAD_WITHIN.plus(SOON));
    RawHttp.Answer answer = ended.get(slow).get().answer();
    // a drip that comes after the end may take the answer away
    if (!answer.head().isEmpty()) {
      assertThat(answer.status()).as(answer.toString()).isIn(400, 401, 403, 404, 408);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
  }

  private static RawHttp.Answer answer(Socket socket) throws IOException {
    try {
      return RawHttp.read(socket.getInputStream());
    } catch (SocketException reset) {
      return new RawHttp.Answer("", "");
    }
  }

  @Test
  void shouldTellASlowStrangerWhyItWasEnded() throws Exception {
    List<Slow> silent =
        List.of(
            partners("a form", post("/login", FORM + "Content-Length: 9\r\n"), ""),
            partners("a header", "GET / HTTP/1.1\r\nHost: hub\r\n", ""),
            figures("a body", post("/actuator/health", "Content-Length: 9\r\n"), ""),
            figures("a header", "GET / HTTP/1.1\r\n", ""));
    for (Map.Entry<Slow, Future<Ended>> told : ended(silent).entrySet()) {
      RawHttp.Answer answer = told.getValue().get().answer();
      assertThat(answer.status()).as(told.getKey().what()).isEqualTo(408);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.body()).contains("HUB-H070", "\"id\":", "\"en\":");
    }
  }

  @Test
  void shouldServeEverybodyElseMeanwhile() throws Exception {
    List<Slow> kinds = requests().toList();
    try (HubLog log = HubLog.watch();
        Drips drips = new Drips()) {
      drips.start();
      for (int n = 0; n < CONNECTIONS; n++) {
        drips.open(kinds.get(n % kinds.size()));
        if (n % 25 == 0) {
          assertServed(n);
        }
      }
      assertServed(CONNECTIONS);
      await("all of them are ended")
          .atMost(HEAD_WITHIN.multipliedBy(3).plus(SOON))
          .until(() -> drips.open() == 0);
      assertServed(CONNECTIONS + 1);
      assertThat(log.traces()).isEmpty();
      assertThat(log.lines()).hasSizeLessThanOrEqualTo(2).allMatch(l -> l.contains("HUB-H070"));
    }
  }

  /** All threads would be held by forms of one byte now and then. */
  @Test
  void shouldServeEverybodyElseBesideFormsAlone() throws Exception {
    Slow form = requests().toList().get(0);
    try (Drips drips = new Drips()) {
      drips.start();
      for (int n = 0; n < CONNECTIONS; n++) {
        drips.open(form);
      }
      assertServed(CONNECTIONS);
    }
  }

  /** Answers larger than what the sockets between hold, to clients that never read. */
  @Test
  void shouldServeEverybodyElseBesideClientsThatDoNotRead() throws Exception {
    String ask = "GET /assets/console.css HTTP/1.1\r\nHost: hub\r\n\r\n";
    Slow unread = partners("answers", ask.repeat(200), "");
    try (Drips drips = new Drips()) {
      for (int n = 0; n < THREADS + 20; n++) {
        drips.open(unread);
      }
      await("the threads are free again")
          .atMost(Duration.ofSeconds(20))
          .until(() -> millisServed(CONNECTIONS) < quick);
    }
  }

  private static void assertServed(int number) throws IOException {
    assertThat(millisServed(number)).as("ms beside %d slow ones", number).isLessThan(quick);
  }

  /** The slower of a partner's message and a page of an operator, on connections of their own. */
  private static long millisServed(int number) throws IOException {
    long start = System.nanoTime();
    HttpPartner other = new HttpPartner("blk", "blk", hub.httpPort());
    String body = Texts.enrolment(number, 1, false).toString();
    assertThat(other.post("enrolment", body).status()).isIn(202, 429);
    long message = System.nanoTime() - start;
    start = System.nanoTime();
    RawHttp.Answer page =
        RawHttp.send(
            hub.httpPort(), "GET /login HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n");
    assertThat(page.status()).isEqualTo(200);
    RawHttp.Answer health =
        RawHttp.send(
            hub.managementPort(),
            "GET /actuator/health/liveness HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n");
    assertThat(health.status()).isEqualTo(200);
    return TimeUnit.NANOSECONDS.toMillis(Math.max(message, System.nanoTime() - start));
  }

  @Test
  void shouldKeepFewConnectionsOfStrangersAndOfOnePartner() throws Exception {
    String login = Base64.getEncoder().encodeToString("blk:blk".getBytes(ISO_8859_1));
    String known =
        "GET /api/v1/receipts?limit=1 HTTP/1.1\r\nHost: hub\r\nAuthorization: Basic "
            + login
            + "\r\n\r\n";
    Map<String, Object> few =
        Map.of(
            "hub.http.head-within", "5m",
            "hub.http.stranger-connections", 20,
            "hub.http.partner-connections", 10);
    try (TestHub other = TestHub.start(folder.resolve("few"), Engine.SQLITE, few);
        Drips strangers = new Drips();
        Drips partner = new Drips()) {
      for (int n = 0; n < 15; n++) {
        partner.open(other.httpPort(), partners("receipts", known, ""));
        assertThat(RawHttp.read(partner.sockets.get(n).getInputStream()).status()).isEqualTo(200);
      }
      for (int n = 0; n < 40; n++) {
        strangers.open(other.httpPort(), partners("nothing", "", ""));
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> strangers.open() <= 20);
      await().atMost(Duration.ofSeconds(20)).until(() -> partner.open() <= 10);
      assertThat(strangers.open()).isEqualTo(20);
      assertThat(partner.open()).isEqualTo(10);
    }
  }

  @Test
  void shouldEndASlowRequestOfAPartnerToo() throws Exception {
    String login = Base64.getEncoder().encodeToString("blk:blk".getBytes(ISO_8859_1));
    try (TestHub quick =
        TestHub.start(
            folder.resolve("quick"), Engine.SQLITE, Map.of("hub.http.body-within", "2s"))) {
      try (Socket socket = new Socket("127.0.0.1", quick.httpPort())) {
        String head =
            post(
                "/api/v1/messages/enrolment",
                "Authorization: Basic "
                    + login
                    + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n");
        socket.getOutputStream().write((head + "{").getBytes(ISO_8859_1));
        socket.setSoTimeout(10_000);
        RawHttp.Answer answer = answer(socket);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(408);
        assertThat(answer.body()).contains("HUB-H070");
      }
    }
  }
}
