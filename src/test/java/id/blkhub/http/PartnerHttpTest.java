package id.blkhub.http;

import static id.blkhub.http.HttpFixture.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import id.blkhub.delivery.Delivery;
import id.blkhub.delivery.Delivery.DeliveryResult;
import id.blkhub.delivery.TestDeliveries;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.BnspStub.Mode;
import id.blkhub.sandbox.BnspStub.Received;
import id.blkhub.step.StepMisplaced;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A route with two calls against the certification body, in good and bad weather. */
class PartnerHttpTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  @TempDir Path folder;
  private TestDatabases databases;
  private BnspStub bnsp;
  private HttpFixture hub;

  @BeforeEach
  void start() throws Exception {
    databases = Engine.SQLITE.open(folder);
    bnsp = BnspStub.start(0);
    hub = new HttpFixture(bnsp, databases.hub(), TIMEOUT);
  }

  @AfterEach
  void stop() {
    hub.close();
    bnsp.close();
    databases.close();
  }

  @Test
  void shouldMakeTheScheduleAndThenRegisterTheParticipant() {
    Delivery delivery = hub.deliver(delivery(1, "LAS-1")).get(0);

    assertThat(bnsp.refusals()).isEmpty();
    assertThat(delivery.result()).isEqualTo(DeliveryResult.DELIVERED);
    Received schedule = bnsp.schedules().get(0);
    Received participant = bnsp.participants().get(0);
    assertThat(participant.body().path("jadwal_id").asLong()).isEqualTo(schedule.id());
    assertThat(participant.idempotencyKey()).isEqualTo(delivery.header().idempotencyKey());
    assertThat(schedule.idempotencyKey()).isNotBlank().isNotEqualTo(participant.idempotencyKey());
    assertThat(delivery.outcome().partnerRef()).isEqualTo(Long.toString(participant.id()));
  }

  @Test
  void shouldSendNoHeadersButThoseTheReferenceNames() throws Exception {
    Set<String> names = ConcurrentHashMap.newKeySet();
    HttpServer partner = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    byte[] answer =
        "{\"code\":\"OK\",\"data\":{\"token\":\"t\",\"id_jadwal\":1,\"id_peserta\":2}}"
            .getBytes(UTF_8);
    partner.createContext(
        "/",
        exchange -> {
          exchange.getRequestHeaders().keySet().forEach(name -> names.add(name.toLowerCase(ROOT)));
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    partner.start();
    String url = "http://127.0.0.1:" + partner.getAddress().getPort();
    LoginSettings login = HttpFixture.login(bnsp, url);
    try (HttpFixture own = new HttpFixture(url, databases.hub(), TIMEOUT, login)) {
      assertThat(own.deliver(delivery(1, "LAS-1")).get(0).result())
          .isEqualTo(DeliveryResult.DELIVERED);
    } finally {
      partner.stop(0);
    }

    assertThat(names)
        .containsExactlyInAnyOrder(
            "accept",
            "content-length",
            "content-type",
            "host",
            "idempotency-key",
            "user-agent",
            "x-authorization",
            "x-bnsp-key",
            "x-bnsp-user");
  }

  @Test
  void shouldMakeOneScheduleForAHundredDeliveriesInConcurrentLists() throws Exception {
    List<CompletableFuture<List<Delivery>>> lists = new ArrayList<>();
    // a machine that is busy with something else may need long for the calls of one list
    try (HttpFixture patient = new HttpFixture(bnsp, databases.hub(), Duration.ofMinutes(1))) {
      for (int list = 0; list < 10; list++) {
        int from = list * 10;
        lists.add(
            patient.send(
                "direct:bnsp",
                IntStream.range(from, from + 10).mapToObj(n -> delivery(n, "LAS-1")).toList()));
      }

      lists.forEach(CompletableFuture::join);
    }

    assertThat(bnsp.schedules()).hasSize(1);
    assertThat(bnsp.participants()).hasSize(100);
    assertThat(bnsp.logins()).isEqualTo(1);
    assertThat(lists)
        .allSatisfy(
            list ->
                assertThat(list.join())
                    .extracting(Delivery::result)
                    .containsOnly(DeliveryResult.DELIVERED));
  }

  @ParameterizedTest
  @CsvSource({
    // what the partner does, what becomes of the delivery, code, unsent
    "DOWN,          RETRY,  HUB-D010, true",
    "RESET,         RETRY,  HUB-D012, false",
    "SLOW,          RETRY,  HUB-D011, false",
    "TRICKLE,       RETRY,  HUB-D011, false",
    "HALF_BODY,     RETRY,  HUB-D012, false",
    "ERROR,         RETRY,  HUB-D013, false",
    "BUSY,          RETRY,  HUB-D014, false",
    "NONSENSE,      RETRY,  HUB-D015, false",
    "WRONG_CODE,    RETRY,  HUB-D015, false",
    "HUGE,          RETRY,  HUB-D015, false",
    "UNAUTHORIZED,  RETRY,  HUB-D017, false",
    "FORBIDDEN,     RETRY,  HUB-D017, false",
    "LOGIN_REFUSED, RETRY,  HUB-D017, true",
    "REDIRECT,      RETRY,  HUB-D018, false",
    "LOST_ANSWER,   RETRY,  HUB-D012, false",
    "UNPROCESSABLE, PARKED, HUB-D001, false",
    "CONFLICT,      PARKED, HUB-D005, false",
  })
  void shouldTellWhatCanHealFromWhatCannot(
      Mode mode, DeliveryResult deliveryResult, String code, boolean unsent) {
    bnsp.misbehave(mode);

    Delivery delivery = hub.deliver(delivery(1, "LAS-1")).get(0);

    assertThat(delivery.outcome().reason().code()).isEqualTo(code);
    assertThat(delivery.result()).isEqualTo(deliveryResult);
    assertThat(delivery.outcome().unsent()).isEqualTo(unsent);
    assertThat(delivery.outcome().reason().message().en()).doesNotContain("3603", "NIK");
    assertThat(delivery.outcome().retryAfter())
        .isEqualTo(mode == Mode.BUSY ? Duration.ofSeconds(BnspStub.RETRY_AFTER_SECONDS) : null);
  }

  @ParameterizedTest
  @CsvSource({
    "DOWN",
    "RESET",
    "SLOW",
    "TRICKLE",
    "HALF_BODY",
    "ERROR",
    "BUSY",
    "FORBIDDEN",
    "LOST_ANSWER"
  })
  void shouldDeliverExactlyOnceWhenThePartnerHeals(Mode mode) {
    bnsp.misbehave(mode);
    hub.deliver(delivery(1, 1, "LAS-1"));
    hub.deliver(delivery(1, 2, "LAS-1"));
    bnsp.behave();

    Delivery delivery = hub.deliver(delivery(1, 3, "LAS-1")).get(0);

    assertThat(delivery.result()).isEqualTo(DeliveryResult.DELIVERED);
    assertThat(bnsp.schedules()).hasSize(1);
    assertThat(bnsp.participants()).hasSize(1);
  }

  @Test
  void shouldReachAFlappingPartnerInTheEnd() {
    bnsp.misbehave(Mode.FLAPPING);
    Delivery delivery;
    int attempt = 0;
    do {
      delivery = hub.deliver(delivery(1, ++attempt, "LAS-1")).get(0);
    } while (delivery.result() == DeliveryResult.RETRY && attempt < 5);

    assertThat(delivery.result()).isEqualTo(DeliveryResult.DELIVERED);
    assertThat(bnsp.received()).hasSize(2);
  }

  @Test
  void shouldParkAfterFiveAnswersThatMakeNoSense() {
    bnsp.misbehave(Mode.NONSENSE);
    for (int attempt = 1; attempt < 5; attempt++) {
      assertThat(hub.deliver(delivery(1, attempt, "LAS-1")).get(0).result())
          .isEqualTo(DeliveryResult.RETRY);
    }

    Delivery delivery = hub.deliver(delivery(1, 5, "LAS-1")).get(0);

    assertThat(delivery.result()).isEqualTo(DeliveryResult.PARKED);
    assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-D003");
  }

  @Test
  void shouldTakeAlreadyThereForDeliveredOnlyAfterAnUnknownOutcome() throws Exception {
    hub.deliver(delivery(1, "LAS-1"));
    bnsp.misbehave(Mode.CONFLICT);
    Delivery neverSent = hub.deliver(delivery(2, "LAS-1")).get(0);
    bnsp.misbehave(Mode.BUSY);
    Delivery refused = hub.deliver(delivery(3, 1, "LAS-1")).get(0);
    bnsp.misbehave(Mode.LOST_ANSWER);
    Delivery lost = hub.deliver(delivery(4, 1, "LAS-1")).get(0);
    // a hub that restarts knows only what is in its database
    hub.close();
    databases.restart();
    hub = new HttpFixture(bnsp, databases.hub(), TIMEOUT);
    bnsp.misbehave(Mode.CONFLICT);
    Delivery refusedAgain = hub.deliver(delivery(3, 1, "LAS-1")).get(0);
    Delivery lostAgain = hub.deliver(delivery(4, 1, "LAS-1")).get(0);

    assertThat(neverSent.result()).isEqualTo(DeliveryResult.PARKED);
    assertThat(refused.result()).isEqualTo(DeliveryResult.RETRY);
    assertThat(lost.result()).isEqualTo(DeliveryResult.RETRY);
    assertThat(refusedAgain.result()).isEqualTo(DeliveryResult.PARKED);
    assertThat(refusedAgain.outcome().reason().code()).isEqualTo("HUB-D005");
    assertThat(lostAgain.result()).isEqualTo(DeliveryResult.DELIVERED);
  }

  @Test
  void shouldNotMakeTheScheduleAgainAfterARestartBetweenTheTwoCalls() throws Exception {
    Delivery first = delivery(1, "LAS-1");
    hub.send(HttpFixture.SCHEDULE, List.of(first)).join();
    hub.close();
    databases.restart();
    hub = new HttpFixture(bnsp, databases.hub(), TIMEOUT);
    long before = bnsp.calls();

    Delivery again = hub.deliver(delivery(1, "LAS-1")).get(0);

    assertThat(again.result()).isEqualTo(DeliveryResult.DELIVERED);
    assertThat(bnsp.calls() - before).isEqualTo(1);
    assertThat(bnsp.schedules()).hasSize(1);
  }

  @Test
  void shouldAskAgainUnderTheSameKeyWhenTheAnswerToTheFirstCallWasLost() throws Exception {
    bnsp.misbehave(Mode.LOST_ANSWER);
    hub.deliver(delivery(1, "LAS-1"));
    hub.close();
    databases.restart();
    hub = new HttpFixture(bnsp, databases.hub(), TIMEOUT);
    bnsp.behave();

    Delivery again = hub.deliver(delivery(2, "LAS-1")).get(0);

    assertThat(again.result()).isEqualTo(DeliveryResult.DELIVERED);
    assertThat(bnsp.schedules()).hasSize(1);
  }

  @Test
  void shouldRenewATokenThatThePartnerTookBackOncePerCall() {
    hub.deliver(delivery(1, "LAS-1"));
    bnsp.revokeTokens();
    long before = bnsp.calls();

    Delivery delivery = hub.deliver(delivery(2, "LAS-1")).get(0);

    assertThat(delivery.result()).isEqualTo(DeliveryResult.DELIVERED);
    assertThat(bnsp.logins()).isEqualTo(2);
    assertThat(bnsp.calls() - before).isEqualTo(2);

    bnsp.misbehave(Mode.UNAUTHORIZED);
    long beforeRefusal = bnsp.calls();
    assertThat(hub.deliver(delivery(3, "LAS-1")).get(0).result()).isEqualTo(DeliveryResult.RETRY);
    assertThat(bnsp.calls() - beforeRefusal).isEqualTo(2);
  }

  @Test
  void shouldRenewATokenBeforeItEnds() {
    bnsp.tokenLife(Duration.ofSeconds(1));
    hub.deliver(delivery(1, "LAS-1"));
    Instant ended = Instant.now().plusSeconds(1);
    org.awaitility.Awaitility.await().until(() -> Instant.now().isAfter(ended));
    long before = bnsp.calls();

    hub.deliver(delivery(2, "LAS-1"));

    assertThat(bnsp.calls() - before).as("no call was refused for its token").isEqualTo(1);
    assertThat(bnsp.logins()).isEqualTo(2);
  }

  @Test
  void shouldNotTryTheRestOfAListAtAPartnerThatIsDown() {
    bnsp.misbehave(Mode.BUSY);

    List<Delivery> list = hub.deliver(delivery(1, "A"), delivery(2, "B"), delivery(3, "C"));

    assertThat(bnsp.calls()).isEqualTo(1);
    assertThat(list).extracting(Delivery::result).containsOnly(DeliveryResult.RETRY);
    assertThat(list)
        .extracting(delivery -> delivery.outcome().unsent())
        .containsExactly(false, true, true);
  }

  @Test
  void shouldDeliverTheOthersWhenOneOfAListIsRefused() {
    Delivery bad = delivery(2, "LAS-1");
    bad.document(bad.document().deepCopy());
    ((com.fasterxml.jackson.databind.node.ObjectNode) bad.document().path("peserta"))
        .put("nik", "123");

    List<Delivery> list = hub.deliver(delivery(1, "LAS-1"), bad, delivery(3, "LAS-1"));

    assertThat(list)
        .extracting(Delivery::result)
        .containsExactly(DeliveryResult.DELIVERED, DeliveryResult.PARKED, DeliveryResult.DELIVERED);
  }

  @Test
  void shouldLeaveSettledDeliveriesAlone() {
    Delivery parked = delivery(1, "LAS-1");
    parked.park(PartnerCallProblem.NONSENSE.violation("x"));

    hub.deliver(parked);

    assertThat(bnsp.calls()).isZero();
  }

  @Test
  void shouldParkWhatLacksAValueTheCallNeeds() {
    Delivery delivery = delivery(1, "LAS-1");
    delivery.document(delivery.document().path("peserta"));

    hub.deliver(delivery);

    assertThat(delivery.result()).isEqualTo(DeliveryResult.PARKED);
    assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-D004");
    assertThat(delivery.outcome().reason().message().en()).contains("/jadwal");
  }

  @Test
  void shouldRetryWhenTheDatabaseFails() {
    databases.stop();

    Delivery delivery = hub.deliver(delivery(1, "LAS-1")).get(0);

    assertThat(delivery.result()).isEqualTo(DeliveryResult.RETRY);
    assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-D020");
    assertThat(bnsp.calls()).isZero();
    databases.restart();
  }

  @Test
  void shouldLetNothingOfAMessageSteerTheCall() throws Exception {
    Delivery delivery = delivery(1, "../auth?x=http://127.0.0.1:1/");
    Endpoint route = hub.camel().getEndpoint("direct:bnsp");
    Exchange exchange = route.createExchange();
    exchange.getMessage().setBody(TestDeliveries.batch(List.of(delivery)));
    for (String header : List.of("CamelHttpUri", "CamelHttpPath", "CamelHttpQuery")) {
      exchange.getMessage().setHeader(header, "http://127.0.0.1:1/elsewhere");
    }
    exchange.getMessage().setHeader("CamelHttpMethod", "DELETE");
    exchange.getMessage().setHeader("x-authorization", "stolen");
    exchange.getMessage().setHeader("Idempotency-Key", "chosen");

    AsyncProducer producer = route.createAsyncProducer();
    producer.start();
    producer.processAsync(exchange).join();

    assertThat(delivery.result()).isEqualTo(DeliveryResult.DELIVERED);
    assertThat(bnsp.received())
        .extracting(Received::path)
        .containsExactly("/jadwal", "/jadwal/peserta");
    assertThat(bnsp.received()).extracting(Received::idempotencyKey).doesNotContain("chosen");
  }

  @Test
  void shouldLetNothingOvertakeADeliveryThatIsBroken() {
    Delivery broken = delivery(2, "LAS-1");
    broken.document(null);

    List<Delivery> list = hub.deliver(delivery(1, "LAS-1"), broken, delivery(3, "LAS-1"));

    assertThat(list)
        .extracting(Delivery::result)
        .containsExactly(DeliveryResult.DELIVERED, DeliveryResult.RETRY, DeliveryResult.RETRY);
    assertThat(broken.outcome().reason().code()).isEqualTo("HUB-D022");
    assertThat(list.get(2).outcome().reasons()).as("its turn did not come").isEmpty();
    assertThat(bnsp.participants()).hasSize(1);
  }

  @Test
  void shouldFailTheExchangeThatCarriesNoDeliveries() {
    assertThatThrownBy(() -> hub.camel().createProducerTemplate().sendBody("direct:bnsp", "text"))
        .hasRootCauseInstanceOf(StepMisplaced.class)
        .hasRootCauseMessage("HUB-X031 partner-http takes deliveries in the partner's form");
  }

  @Test
  void shouldHoldNoThreadWhileAPartnerIsSlow() throws Exception {
    try (BnspStub slow = BnspStub.start(0);
        HttpFixture waiting =
            new HttpFixture(
                slow.url(), databases.hub(), Duration.ofSeconds(60), HttpFixture.login(slow))) {
      waiting.camel().getShutdownStrategy().setTimeout(1);
      waiting.deliver(delivery(0, "S-0"));
      int before = threads();
      slow.misbehave(Mode.SLOW);

      IntStream.range(1, 300)
          .forEach(n -> waiting.send("direct:bnsp", List.of(delivery(n, "S-" + n))));
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(50))
          .until(() -> slow.schedules().size() == 300);
      Delivery other = hub.deliver(delivery(1, "LAS-1")).get(0);

      assertThat(other.result()).isEqualTo(DeliveryResult.DELIVERED);
      assertThat(threads() - before)
          .as("the pools of two components for 299 calls on their way")
          .isLessThanOrEqualTo(26);
    }
  }

  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().contains("partner-http") || t.getName().contains("HttpClient"))
            .count();
  }
}
