package id.blkhub.poll;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import id.blkhub.http.LoginSettings;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.HubLog;
import id.blkhub.support.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A partner that offers a list over real HTTP, in each way, and with everything that goes wrong.
 */
class PollTest {
  private static final AtomicInteger COUNT = new AtomicInteger();

  @TempDir static Path folder;
  private static TestDatabases databases;
  private static WireMockServer partner;

  private final MovableClock clock = new MovableClock();
  private final String list = "list-" + COUNT.incrementAndGet();
  private PollFixture hub;

  @BeforeAll
  static void open() {
    databases = Engine.SQLITE.open(folder);
    partner =
        new WireMockServer(
            options().bindAddress("127.0.0.1").dynamicPort().asynchronousResponseEnabled(true));
    partner.start();
  }

  @AfterAll
  static void close() {
    partner.stop();
    databases.close();
  }

  @BeforeEach
  void start() throws Exception {
    partner.resetAll();
    hub = newHub();
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private PollFixture newHub() throws Exception {
    return new PollFixture(databases.hub(), folder.resolve("polls"), clock, logins());
  }

  private void restart() throws Exception {
    hub.close();
    hub = newHub();
  }

  private static Map<String, LoginSettings> logins() {
    return Map.of(
        "bursa",
        LoginSettings.token(
            partner.baseUrl() + "/auth", "x-user", "hub", "x-key", "kunci", "/token"));
  }

  private String path() {
    return "/" + list;
  }

  private void poll(String... options) throws Exception {
    hub.poll(list, partner.baseUrl() + path(), options);
  }

  private static String page(String... ids) {
    StringBuilder records = new StringBuilder();
    for (String id : ids) {
      records.append(records.isEmpty() ? "" : ",").append("{\"id\":\"").append(id).append("\"}");
    }
    return "[" + records + "]";
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withStatus(200).withBody(body);
  }

  private void answer(ResponseDefinitionBuilder answer) {
    partner.stubFor(get(urlPathEqualTo(path())).atPriority(10).willReturn(answer));
  }

  private void answer(String query, ResponseDefinitionBuilder answer) {
    partner.stubFor(get(urlEqualTo(path() + query)).willReturn(answer));
  }

  /** Answers in that order, the last one for good. */
  private void answerInTurn(ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      var stub =
          get(urlPathEqualTo(path()))
              .inScenario(list)
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn-" + i)
              .willReturn(answers[i]);
      partner.stubFor(i + 1 < answers.length ? stub.willSetStateTo("turn-" + (i + 1)) : stub);
    }
  }

  private void awaitIds(String... ids) {
    await().untilAsserted(() -> assertThat(hub.ids()).containsExactly(ids));
  }

  private int calls() {
    return partner
        .countRequestsMatching(getRequestedFor(urlPathEqualTo(path())).build())
        .getCount();
  }

  private void awaitPolls(String outcome, int least) {
    await().until(() -> hub.outcomes(list, outcome) >= least);
  }

  @Test
  void shouldSendEachRecordOfAListOnce() throws Exception {
    answer(json("{\"data\":{\"items\":" + page("a", "b") + "}}"));

    poll("records", "/data/items");

    awaitPolls("read", 3);
    assertThat(hub.ids()).containsExactly("a", "b");
  }

  @Test
  void shouldSendOnlyTheRecordThatChangedAlsoBackToWhatItWas() throws Exception {
    String open = "[{\"id\":1,\"s\":\"open\"},{\"id\":2}]";
    String filled = "[{\"id\":1,\"s\":\"filled\"},{\"id\":2}]";
    answerInTurn(json(open), json(filled), json(open));

    poll();

    awaitPolls("read", 4);
    assertThat(hub.all().stream().map(Object::toString))
        .containsExactly(
            "{\"id\":1,\"s\":\"open\"}",
            "{\"id\":2}",
            "{\"id\":1,\"s\":\"filled\"}",
            "{\"id\":1,\"s\":\"open\"}");
    assertThat(hub.digests()).as("the third is no repetition of the first").doesNotHaveDuplicates();
  }

  @Test
  void shouldSendOfTwoRecordsWithOneIdBothOrTheOneThatIsTheSame() throws Exception {
    answer(json("[{\"id\":1,\"s\":\"a\"},{\"id\":1,\"s\":\"a\"},{\"id\":1,\"s\":\"b\"}]"));

    poll();

    awaitPolls("read", 3);
    assertThat(hub.all().stream().map(record -> record.path("s").asText()))
        .as("of all looks together")
        .containsExactly("a", "b");
  }

  @Test
  void shouldGiveARecordThatIsNoObjectToTheEdgeAsWell() throws Exception {
    answer(json("[{\"id\":1},\"teks\",7]"));

    poll();

    awaitPolls("read", 2);
    assertThat(hub.all().stream().map(Object::toString))
        .containsExactly("{\"id\":1}", "\"teks\"", "7");
  }

  @Test
  void shouldAskForPagesByTheirNumber() throws Exception {
    answer("?halaman=1&limit=2", json(page("a", "b")));
    answer("?halaman=2&limit=2", json(page("c")));
    answer("?halaman=3&limit=2", json(page("d")));
    answer("?halaman=4&limit=2", json(page()));

    poll("paging", "page", "parameter", "halaman", "size", "2");

    awaitIds("a", "b", "c", "d");
    awaitPolls("read", 2);
  }

  @Test
  void shouldEndAtThePageThatThePartnerCallsTheLast() throws Exception {
    answer("?page=1", json("{\"d\":" + page("a") + ",\"meta\":{\"last_page\":2}}"));
    answer("?page=2", json("{\"d\":" + page("b") + ",\"meta\":{\"last_page\":2}}"));

    poll("paging", "page", "records", "/d", "last", "/meta/last_page");

    awaitIds("a", "b");
    awaitPolls("read", 2);
  }

  @Test
  void shouldAskForPagesByOffset() throws Exception {
    answer("?offset=0&per=2", json(page("a", "b")));
    answer("?offset=2&per=2", json(page("c")));
    answer("?offset=3&per=2", json(page()));

    poll("paging", "offset", "size", "2", "sizeParameter", "per");

    awaitIds("a", "b", "c");
  }

  @Test
  void shouldFollowTheCursorInTheAnswerAndGoOnThereNextTime() throws Exception {
    answer("", json("{\"d\":" + page("a") + ",\"next\":\"k 1&\"}"));
    answer("?cursor=k+1%26", json("{\"d\":" + page("b") + ",\"next\":null}"));

    poll("paging", "cursor", "records", "/d", "next", "/next", "resume", "true");

    awaitPolls("read", 3);
    assertThat(hub.ids()).containsExactly("a", "b");
    partner.verify(1, getRequestedFor(urlEqualTo(path())));
  }

  @Test
  void shouldFollowTheLinkToTheNextPage() throws Exception {
    answer(
        "",
        json(page("a"))
            .withHeader("Link", "<" + path() + ">; rel=\"first\", <" + path() + "?p=2>; rel=next"));
    answer("?p=2", json(page("b")));

    poll("paging", "link");

    awaitIds("a", "b");
  }

  @Test
  void shouldNotFollowALinkToAnotherHost() throws Exception {
    answer(json(page("a")).withHeader("Link", "<http://elsewhere.invalid/x>; rel=\"next\""));

    try (HubLog log = HubLog.watch()) {
      poll("paging", "link");

      awaitPolls("cut_off", 2);
      assertThat(log.lines()).anyMatch(line -> line.contains("HUB-F043"));
    }
    assertThat(hub.ids()).containsExactly("a");
  }

  @Test
  void shouldEndWithACodeWhereAPartnerAlwaysHasANextPage() throws Exception {
    answer(json(page("a")));

    try (HubLog log = HubLog.watch()) {
      poll("paging", "page", "pages", "5", "every", "1h");

      awaitPolls("cut_off", 1);
      assertThat(log.lines())
          .anyMatch(line -> line.contains("HUB-F041") && line.contains("after 5 pages"));
    }
    assertThat(calls()).isEqualTo(5);
  }

  @Test
  void shouldEndWithACodeWhereTheNextCursorIsTheSame() throws Exception {
    answer(json("{\"d\":" + page("a") + ",\"next\":\"x\"}"));

    try (HubLog log = HubLog.watch()) {
      poll("paging", "cursor", "records", "/d", "next", "/next", "every", "1h");

      awaitPolls("cut_off", 1);
      assertThat(log.lines()).anyMatch(line -> line.contains("HUB-F042"));
    }
    assertThat(calls()).isEqualTo(2);
  }

  @Test
  void shouldAskWhetherTheListHasChanged() throws Exception {
    answer(
        json(page("a"))
            .withHeader("ETag", "\"v1\"")
            .withHeader("Last-Modified", "Mon, 30 Nov 2026 10:00:00 GMT"));
    partner.stubFor(
        get(urlPathEqualTo(path()))
            .withHeader("If-None-Match", equalTo("\"v1\""))
            .withHeader("If-Modified-Since", equalTo("Mon, 30 Nov 2026 10:00:00 GMT"))
            .willReturn(aResponse().withStatus(304)));

    poll();

    awaitPolls("unchanged", 2);
    assertThat(hub.outcomes(list, "read")).isEqualTo(1);
    partner.verify(
        1, getRequestedFor(urlPathEqualTo(path())).withHeader("If-None-Match", absent()));
  }

  @Test
  void shouldWaitAsLongAsThePartnerAsksAlsoOverARestart() throws Exception {
    answerInTurn(aResponse().withStatus(429).withHeader("Retry-After", "600"), json(page("a")));
    poll();
    awaitPolls("failed", 1);

    restart();
    clock.set(Duration.ofMinutes(9));
    poll();
    await().pollDelay(Duration.ofMillis(500)).until(() -> calls() == 1);
    restart();
    clock.set(Duration.ofMinutes(11));
    poll();

    awaitIds("a");
  }

  @Test
  void shouldPauseLongerAfterEachFailureAndReadOnOnceAllIsWell() throws Exception {
    answerInTurn(
        aResponse().withStatus(500),
        aResponse().withStatus(404),
        aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
        json(page("a")));

    long begin = System.nanoTime();
    try (HubLog log = HubLog.watch()) {
      poll("every", "1h");
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(log.lines().toString()).contains("HUB-D013", "HUB-D024", "HUB-D018"));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1_500));
  }

  @Test
  void shouldTakeNothingOfAnAnswerThatIsTooLarge() throws Exception {
    answer(json("[\"" + "x".repeat(50_000_000) + "\"]"));

    try (HubLog log = HubLog.watch()) {
      poll("every", "1h");
      awaitPolls("failed", 1);
      assertThat(log.lines()).anyMatch(line -> line.contains("HUB-D025"));
    }
    assertThat(hub.digests()).isEmpty();
    assertThatNothingIsLeft();
  }

  private static void assertThatNothingIsLeft() {
    await().untilAsserted(() -> assertThat(folder.resolve("polls")).isEmptyDirectory());
  }

  @Test
  void shouldTakeNothingOfAnAnswerThatBreaksOff() throws Exception {
    answer(json("[{\"id\":\"a\"},{\"id\":"));

    try (HubLog log = HubLog.watch()) {
      poll("every", "1h");
      awaitPolls("failed", 1);
      assertThat(log.lines()).anyMatch(line -> line.contains("HUB-F015"));
    }
    assertThat(hub.digests()).isEmpty();
  }

  @Test
  void shouldKeepNobodyWaitingWhileManyPartnersAnswerByteByByte() throws Exception {
    partner.stubFor(
        get(urlPathEqualTo("/slow"))
            .willReturn(json(page("slow")).withChunkedDribbleDelay(10, 60_000)));
    for (int i = 0; i < 12; i++) {
      hub.poll("slow-" + list + '-' + i, partner.baseUrl() + "/slow", "timeout", "30s");
    }
    await()
        .until(
            () ->
                partner
                        .countRequestsMatching(getRequestedFor(urlPathEqualTo("/slow")).build())
                        .getCount()
                    == 12);
    answer(json(page("a")));

    poll();

    awaitPolls("read", 3);
    assertThat(hub.ids()).containsExactly("a");
  }

  @Test
  void shouldEndACallThatTakesTooLongAsAWhole() throws Exception {
    answer(json(page("slow")).withChunkedDribbleDelay(10, 60_000));

    try (HubLog log = HubLog.watch()) {
      poll("timeout", "400ms", "every", "1h");
      awaitPolls("failed", 1);
      assertThat(log.lines()).anyMatch(line -> line.contains("HUB-D011"));
    }
  }

  @Test
  void shouldLogInAgainWhereTheTokenEndsBetweenTwoPages() throws Exception {
    partner.stubFor(
        post(urlPathEqualTo("/auth"))
            .inScenario("login")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(json("{\"token\":\"one\"}"))
            .willSetStateTo("again"));
    partner.stubFor(
        post(urlPathEqualTo("/auth"))
            .inScenario("login")
            .whenScenarioStateIs("again")
            .willReturn(json("{\"token\":\"two\"}")));
    partner.stubFor(
        get(urlEqualTo(path() + "?page=1&limit=1"))
            .withHeader("Authorization", equalTo("Bearer one"))
            .willReturn(json(page("a"))));
    partner.stubFor(
        get(urlEqualTo(path() + "?page=2&limit=1"))
            .withHeader("Authorization", equalTo("Bearer one"))
            .willReturn(aResponse().withStatus(401)));
    partner.stubFor(
        get(urlEqualTo(path() + "?page=2&limit=1"))
            .withHeader("Authorization", equalTo("Bearer two"))
            .willReturn(json("[]")));

    poll("paging", "page", "size", "1", "login", "bursa", "every", "1h");

    awaitPolls("read", 1);
    assertThat(hub.ids()).containsExactly("a");
    assertThat(hub.outcomes(list, "failed")).isZero();
    assertThat(calls()).as("page 1, page 2 with each token").isEqualTo(3);
  }

  @Test
  void shouldGoOnAfterARestartWhereItEnded() throws Exception {
    answer("?page=1&limit=1", json(page("a")));
    answer("?page=2&limit=1", aResponse().withStatus(503));
    poll("paging", "page", "size", "1", "every", "1h");
    awaitPolls("failed", 1);

    restart();
    answer("?page=2&limit=1", json(page("b")));
    answer("?page=3&limit=1", json(page()));
    poll("paging", "page", "size", "1", "every", "1h");

    awaitIds("b");
    partner.verify(1, getRequestedFor(urlEqualTo(path() + "?page=1&limit=1")));
  }

  @Test
  void shouldNotAskSoonerThanAgreedBecauseOfARestart() throws Exception {
    answer(json(page("a")));
    poll("every", "1h");
    awaitPolls("read", 1);

    restart();
    poll("every", "1h");
    await().pollDelay(Duration.ofMillis(500)).until(() -> calls() == 1);
    restart();
    clock.set(Duration.ofMinutes(61));
    poll("every", "1h");

    awaitPolls("read", 1);
    assertThat(hub.ids()).as("it was seen before the restart").isEmpty();
  }

  @Test
  void shouldGiveTheSameItemAgainWhereTheHubFailsBeforeItRemembers() throws Exception {
    answer("?offset=0&limit=1", json(page("a")));
    answer("?offset=1&limit=1", json(page("b")));
    answer("?offset=2&limit=1", json(page()));
    hub.failAfterTheNext(1);

    poll("paging", "offset", "size", "1");

    awaitIds("a", "b");
    assertThat(hub.digests().get(0)).isEqualTo(hub.digests().get(1));
    assertThat(hub.digests()).hasSize(3);
  }

  @Test
  void shouldMakeNoMoreCallsInAnHourThanAgreed() throws Exception {
    answer("?page=1&limit=1", json(page("a")));
    answer("?page=2&limit=1", json(page("b")));
    answer("?page=3&limit=1", json(page("c")));
    answer("?page=4&limit=1", json(page()));
    poll("paging", "page", "size", "1", "calls", "2");
    awaitIds("a", "b");

    restart();
    clock.set(Duration.ofMinutes(59));
    poll("paging", "page", "size", "1", "calls", "2");
    await().pollDelay(Duration.ofMillis(500)).until(() -> calls() == 2);
    restart();
    clock.set(Duration.ofMinutes(61));
    poll("paging", "page", "size", "1", "calls", "2");

    awaitIds("c");
    await().until(() -> calls() == 4);
  }

  @Test
  void shouldNameEveryMistakeInTheOptions() {
    assertThatThrownBy(
            () ->
                hub.poll(
                    "Salah",
                    "ftp://bursa.invalid",
                    "paging",
                    "cursor",
                    "recordId",
                    "id",
                    "resume",
                    "ya",
                    "calls",
                    "banyak"))
        .rootCause()
        .hasMessageContaining("HUB-F020")
        .hasMessageContaining("the poll is <partner>/<name>")
        .hasMessageContaining("url is http or https")
        .hasMessageContaining("recordId is a JSON Pointer")
        .hasMessageContaining("paging=cursor needs it")
        .hasMessageContaining("resume is true or false")
        .hasMessageContaining("calls is a number");
  }
}
