package id.blkhub.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import id.blkhub.delivery.Delivery;
import id.blkhub.delivery.Delivery.DeliveryResult;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.HubLog;
import id.blkhub.support.OAuthServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a partner lets the hub in, and every form of a body, over real HTTP. */
class HttpWaysTest {
  private static final JsonNode NOTICE = json("{\"nomor\":\"V-1\",\"jabatan\":\"Juru Las\"}");
  private static final String LONG = "x".repeat(10_000);

  @TempDir static Path folder;
  private static TestDatabases databases;
  private static WireMockServer partner;

  @BeforeAll
  static void open() {
    databases = Engine.SQLITE.open(folder);
    partner = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    partner.start();
  }

  @AfterAll
  static void close() {
    partner.stop();
    databases.close();
  }

  @BeforeEach
  void forget() {
    partner.resetAll();
    answer("{\"id\":\"A-1\"}");
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (Exception e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void answer(String body) {
    partner.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withBody(body)));
  }

  private static CallFixture hub(Map<String, Object> settings, String... options) throws Exception {
    String url = "url: " + partner.baseUrl() + "/lowongan\n";
    return new CallFixture(databases.hub(), settings, url + String.join("\n", options));
  }

  private static Map<String, Object> login(String... pairs) {
    return settings("hub.logins.karir.", pairs);
  }

  private static Map<String, Object> settings(String prefix, String... pairs) {
    Map<String, Object> settings = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put(prefix + pairs[i], pairs[i + 1]);
    }
    return settings;
  }

  private static LoggedRequest last() {
    List<LoggedRequest> all =
        partner.getAllServeEvents().stream().map(event -> event.getRequest()).toList();
    return all.get(0);
  }

  @Test
  void shouldSendUserAndPasswordWithEachCall() throws Exception {
    try (CallFixture hub =
        hub(login("type", "basic", "user", "hub", "key", "kata:sandi é"), "login: karir")) {
      Delivery delivery = hub.deliver(NOTICE);

      assertThat(delivery.result()).isEqualTo(DeliveryResult.DELIVERED);
      assertThat(last().getHeader("Authorization"))
          .isEqualTo(
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString("hub:kata:sandi é".getBytes(StandardCharsets.UTF_8)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // setting, its value, header, value
    "token-header, , Authorization, Bearer kunci-1",
    "token-header, X-API-Key, X-API-Key, kunci-1",
    "token-prefix, 'ApiKey ', Authorization, ApiKey kunci-1",
  })
  void shouldSendATokenThatDoesNotEndOrAnApiKey(
      String setting, String value, String header, String sent) throws Exception {
    Map<String, Object> settings = login("type", "header", "key", "kunci-1");
    if (value != null) {
      settings.put("hub.logins.karir." + setting, value);
    }
    try (CallFixture hub = hub(settings, "login: karir")) {
      assertThat(hub.deliver(NOTICE).result()).isEqualTo(DeliveryResult.DELIVERED);
      assertThat(last().getHeader(header)).isEqualTo(sent);
    }
  }

  @Test
  void shouldAskOnceWhereARefusedKeyCannotBeReplaced() throws Exception {
    partner.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(401)));
    try (CallFixture hub = hub(login("type", "header", "key", "lama"), "login: karir")) {
      Delivery delivery = hub.deliver(NOTICE);

      assertThat(delivery.result()).isEqualTo(DeliveryResult.RETRY);
      assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-D017");
      assertThat(partner.getAllServeEvents()).hasSize(1);
    }
  }

  /** The partner takes what its own authorization server gave, and nothing else. */
  private static void protect(OAuthServer server) {
    partner.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(401)));
    partner.stubFor(
        post(anyUrl())
            .andMatching(
                (Request call) -> MatchResult.of(server.accepts(call.getHeader("Authorization"))))
            .willReturn(aResponse().withStatus(201).withBody("{\"id\":\"A-1\"}")));
  }

  private static Map<String, Object> oauth(OAuthServer server, String... more) {
    Map<String, Object> settings =
        login(
            "type", "oauth2",
            "url", server.url(),
            "user", OAuthServer.CLIENT,
            "key", OAuthServer.SECRET,
            "scope", OAuthServer.SCOPE);
    settings.putAll(login(more));
    return settings;
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic", "post"})
  void shouldGetOneTokenByClientCredentialsForAllCalls(String clientAuth) throws Exception {
    try (OAuthServer server = OAuthServer.start(Duration.ofMinutes(5));
        CallFixture hub = hub(oauth(server, "client-auth", clientAuth), "login: karir")) {
      protect(server);

      assertThat(hub.deliver(NOTICE).result()).isEqualTo(DeliveryResult.DELIVERED);
      assertThat(hub.deliver(NOTICE).result()).isEqualTo(DeliveryResult.DELIVERED);
      assertThat(server.tokens()).isEqualTo(1);
    }
  }

  @Test
  void shouldGetOneNewTokenInTheMiddleAndRepeatTheCallUnderItsKey() throws Exception {
    try (OAuthServer server = OAuthServer.start(Duration.ofMinutes(5));
        CallFixture hub = hub(oauth(server), "login: karir")) {
      protect(server);
      hub.deliver(NOTICE);
      server.revoke();
      partner.resetRequests();

      Delivery delivery = hub.deliver(NOTICE);

      assertThat(delivery.result()).isEqualTo(DeliveryResult.DELIVERED);
      assertThat(server.tokens()).isEqualTo(2);
      assertThat(partner.getAllServeEvents())
          .hasSize(2)
          .extracting(event -> event.getRequest().getHeader("Idempotency-Key"))
          .containsOnly(delivery.header().idempotencyKey());
    }
  }

  @Test
  void shouldGetANewTokenBeforeTheOldOneEnds() throws Exception {
    try (OAuthServer server = OAuthServer.start(Duration.ofSeconds(2));
        CallFixture hub = hub(oauth(server), "login: karir")) {
      protect(server);
      hub.deliver(NOTICE);
      await().until(() -> !server.acceptsNewest());
      partner.resetRequests();

      assertThat(hub.deliver(NOTICE).result()).isEqualTo(DeliveryResult.DELIVERED);
      assertThat(partner.getAllServeEvents()).as("no call was refused").hasSize(1);
      assertThat(server.tokens()).isEqualTo(2);
    }
  }

  @Test
  void shouldWaitWithAWrongSecretAndTellItNowhere() throws Exception {
    try (OAuthServer server = OAuthServer.start(Duration.ofMinutes(5));
        HubLog log = HubLog.watch();
        CallFixture hub = hub(oauth(server, "key", "salah-sekali"), "login: karir")) {
      Delivery delivery = hub.deliver(NOTICE);

      assertThat(delivery.result()).isEqualTo(DeliveryResult.RETRY);
      assertThat(delivery.outcome().unsent()).isTrue();
      assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-D017");
      assertThat(log.lines())
          .anyMatch(line -> line.contains("login refused"))
          .noneMatch(line -> line.contains("salah-sekali"));
      assertThat(partner.getAllServeEvents()).isEmpty();
    }
  }

  @Test
  void shouldWaitWhileTheTokenEndpointIsAway() throws Exception {
    OAuthServer server = OAuthServer.start(Duration.ofMinutes(5));
    Map<String, Object> settings = oauth(server);
    server.close();
    try (CallFixture hub = hub(settings, "login: karir")) {
      Delivery delivery = hub.deliver(NOTICE);

      assertThat(delivery.result()).isEqualTo(DeliveryResult.RETRY);
      assertThat(delivery.outcome().unsent()).isTrue();
      assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-D010");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"token_type\":\"Bearer\",\"expires_in\":60}",
        "{\"access_token\":\"\",\"token_type\":\"Bearer\"}",
        "{\"access_token\":\"a b\",\"token_type\":\"Bearer\"}",
        "{\"access_token\":\"abc\",\"token_type\":\"mac\"}",
        "{\"access_token\":\"LONG\",\"token_type\":\"Bearer\"}",
        "<html>LONG</html>",
      })
  void shouldWaitWhereTheAnswerHoldsNoTokenThatACallCanCarry(String answer) throws Exception {
    answer(answer.replace("LONG", LONG));
    Map<String, Object> settings =
        login("type", "oauth2", "url", partner.baseUrl() + "/token", "user", "u", "key", "k");
    try (CallFixture hub = hub(settings, "login: karir")) {
      Delivery delivery = hub.deliver(NOTICE);

      assertThat(delivery.result()).isEqualTo(DeliveryResult.RETRY);
      assertThat(delivery.outcome().unsent()).isTrue();
      assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-D019");
      assertThat(delivery.outcome().reason().message().en()).doesNotContain("xxx", "abc");
    }
  }

  @Test
  void shouldTakeAnAnswerOfTenThousandCharacters() throws Exception {
    answer("{\"id\":\"A-1\",\"catatan\":\"" + LONG + "\"}");
    try (CallFixture hub = hub(Map.of(), "ref: /id")) {
      assertThat(hub.deliver(NOTICE).outcome().partnerRef()).isEqualTo("A-1");
    }
  }

  @Test
  void shouldSignAsTheOptionsSay() throws Exception {
    Map<String, Object> settings = settings("hub.signatures.karir.", "secret", "rahasia");
    long before = Instant.now().getEpochSecond();
    try (CallFixture hub =
        hub(
            settings,
            "sign: karir",
            "signHeader: X-Signature",
            "signAlgorithm: hmac-sha512",
            "signEncoding: base64",
            "signText: '{method}\\n{path}\\n{time}\\n{digest}'",
            "signValue: 'v1={signature}'",
            "timeHeader: X-Time")) {
      assertThat(hub.deliver(NOTICE).result()).isEqualTo(DeliveryResult.DELIVERED);
    }

    String time = last().getHeader("X-Time");
    assertThat(Long.parseLong(time)).isBetween(before, Instant.now().getEpochSecond());
    String digest =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(last().getBody()));
    byte[] expected = hmac("HmacSHA512", "POST\n/lowongan\n" + time + "\n" + digest);
    assertThat(last().getHeader("X-Signature"))
        .isEqualTo("v1=" + Base64.getEncoder().encodeToString(expected));
  }

  @Test
  void shouldSignTheBodyItselfWhereNothingElseIsSaid() throws Exception {
    Map<String, Object> settings = settings("hub.signatures.karir.", "secret", "rahasia");
    try (CallFixture hub = hub(settings, "sign: karir", "signHeader: X-Hub-Signature")) {
      hub.deliver(json("{\"a\":\"{digest} é\"}"));
    }

    assertThat(last().getHeader("X-Hub-Signature"))
        .isEqualTo(HexFormat.of().formatHex(hmac("HmacSHA256", last().getBodyAsString())));
  }

  /** By the partner's own code. */
  private static byte[] hmac(String algorithm, String text) throws Exception {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec("rahasia".getBytes(StandardCharsets.UTF_8), algorithm));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldSendAPartForEachMemberAndTheSameBytesAgain() throws Exception {
    JsonNode document =
        json(
            "{\"data\":{\"nomor\":\"V-1\",\"upah\":[1,2]},\"berkas\":\"https://dok.example/1\","
                + "\"catatan\":null,\"jumlah\":5,\"a\\\"b\\r\\nX-Evil: 1\":\"é\"}");
    try (CallFixture hub = hub(Map.of(), "format: multipart")) {
      hub.deliver(77_001, 1, document);
      LoggedRequest first = last();
      hub.deliver(77_001, 2, document);

      assertThat(last().getBody()).isEqualTo(first.getBody());
      assertThat(first.getHeader("Content-Type")).startsWith("multipart/form-data; boundary=");
      assertThat(first.getParts())
          .extracting(part -> part.getName() + " = " + part.getBody().asString())
          .contains(
              "data = {\"nomor\":\"V-1\",\"upah\":[1,2]}",
              "berkas = https://dok.example/1",
              "catatan = ",
              "jumlah = 5")
          .hasSize(5);
      assertThat(first.getPart("data").getHeader("Content-Type").firstValue())
          .isEqualTo("application/json");
      assertThat(first.getBodyAsString()).doesNotContain("\r\nX-Evil");
    }
  }

  @Test
  void shouldSendAFormThatTheStandardDescribes() throws Exception {
    try (CallFixture hub = hub(Map.of(), "format: form")) {
      hub.deliver(json("{\"nama\":\"A & B = é\",\"kosong\":null}"));

      assertThat(last().getBodyAsString()).isEqualTo("nama=A+%26+B+%3D+%C3%A9&kosong=");
      assertThat(last().getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    }
  }

  @Test
  void shouldSendXmlWhoseRootIsTheOneMember() throws Exception {
    try (CallFixture hub = hub(Map.of(), "format: xml")) {
      hub.deliver(
          json(
              "{\"lowongan\":{\"@id\":7,\"@xmlns\":\"urn:a\",\"judul\":\"A < B &"
                  + " \\\"C\\\"\",\"upah\":"
                  + "{\"@mata-uang\":\"IDR\",\"#text\":4500000.5},\"syarat\":[\"SMK\",\"GTAW\"],\"kosong\":null}}"));

      assertThat(last().getHeader("Content-Type")).isEqualTo("application/xml; charset=UTF-8");
      assertThat(last().getBodyAsString())
          .isEqualTo(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?><lowongan id=\"7\" xmlns=\"urn:a\">"
                  + "<judul>A &lt; B &amp; \"C\"</judul><upah mata-uang=\"IDR\">4500000.5</upah>"
                  + "<syarat>SMK</syarat><syarat>GTAW</syarat><kosong></kosong></lowongan>");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"a\":1,\"b\":2}",
        "{\"a\":[1]}",
        "{\"a b\":1}",
        "{\"a\":{\"x><y\":1}}",
        "{\"a\":{\"@x y\":1}}",
        "{\"a\":{\"@x\":{}}}",
        "{\"a\":{\"\":1}}",
        "{\"a\":{\"b\":[[1]]}}",
        "{\"a\":\"\\u0001\"}",
        "{\"a\":{\"#text\":[]}}"
      })
  void shouldParkWhatXmlCannotHold(String document) throws Exception {
    try (CallFixture hub = hub(Map.of(), "format: xml")) {
      Delivery delivery = hub.deliver(json(document));

      assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-D026");
      assertThat(partner.getAllServeEvents()).isEmpty();
    }
  }

  @Test
  void shouldParkWhatCannotBeAFormInsteadOfSendingAnEmptyOne() throws Exception {
    try (CallFixture hub = hub(Map.of(), "format: form")) {
      Delivery delivery = hub.deliver(json("[{\"nama\":\"A\"}]"));

      assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-D006");
      assertThat(partner.getAllServeEvents()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type=basic;key=k | HUB-D031 | hub.logins.karir.user",
        "type=header | HUB-D031 | hub.logins.karir.key",
        "type=oauth2;user=u;key=k | HUB-D031 | hub.logins.karir.url",
        "type=kerberos;key=k | HUB-D030 | type is one of token, basic, header, oauth2",
        "type=basic;user=a:b;key=k | HUB-D030 | user holds a colon",
        "type=basic;user=u;key=k;url=http://x/y | HUB-D030 | url is not read by a login of the"
            + " type basic",
        "type=header;key=k;token-header=Host | HUB-D030 | token-header is no name of a header",
        "type=header;key=ké | HUB-D030 | key holds a character that no header can carry",
        "type=oauth2;url=http://x/y;user=u;key=k;body={} | HUB-D030 | body is not read",
        "type=oauth2;url=http://x/y;user=u;key=k;client-auth=jwt | HUB-D030 | client-auth is basic"
            + " or post",
        "type=oauth2;url=ftp://x/y;user=u;key=k | HUB-D030 | url is no http or https URL",
        "type=oauth2;url=https://x/y;user=u;key=k;tls=dinas | HUB-D031 |"
            + " hub.partner-tls.dinas.certificate",
      })
  void shouldNotStartARouteWhoseLoginIsWrong(String given, String code, String said) {
    Map<String, Object> settings = new HashMap<>();
    for (String one : given.split(";")) {
      String[] pair = one.split("=", 2);
      settings.put("hub.logins.karir." + pair[0], pair[1]);
    }

    assertThatThrownBy(() -> hub(settings, "login: karir"))
        .rootCause()
        .hasMessageContaining(code)
        .hasMessageContaining(said);
  }

  @Test
  void shouldNotStartARouteThatSignsATokenItHasNot() {
    Map<String, Object> settings = login("type", "basic", "user", "u", "key", "k");
    settings.putAll(
        settings("hub.signatures.karir.", "secret", "s", "partner-id", "p", "channel-id", "c"));

    assertThatThrownBy(() -> hub(settings, "login: karir", "sign: karir"))
        .rootCause()
        .hasMessageContaining("HUB-D030")
        .hasMessageContaining("over a token, which a login of the type basic does not have");
  }
}
