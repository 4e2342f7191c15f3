package id.blkhub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.exchange.SendLedger;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.tls.CertificateUnusable;
import id.blkhub.tls.Certificates;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** What a route's author is told when a line is wrong, before the route starts. */
class CallOptionsTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "hub.logins.bnsp.url", "http://127.0.0.1:1/auth",
          "hub.logins.bnsp.user-header", "x-bnsp-user",
          "hub.logins.bnsp.user", "blk-hub",
          "hub.logins.bnsp.key-header", "x-bnsp-key",
          "hub.logins.bnsp.key", "rahasia",
          "hub.logins.bnsp.token-pointer", "/data/token",
          "hub.logins.bnsp.token-header", "x-authorization",
          "hub.logins.bnsp.ttl", "10m");

  @TempDir Path folder;
  private TestDatabases databases;
  private DefaultCamelContext camel;

  @BeforeEach
  void start() {
    databases = Engine.SQLITE.open(folder);
    camel = new DefaultCamelContext();
  }

  @AfterEach
  void stop() {
    camel.stop();
    databases.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "post?final=true | url is missing",
        "post?url=ftp://x/y&final=true | url is no http or https URL",
        "post?url=http://user:pw@x/y&final=true | url is no http or https URL",
        "get?url=http://x/y&final=true | the method is post, put or patch, not get",
        "post?url=http://x/y&send=jadwal&final=true | send is no JSON Pointer: jadwal",
        "post?url=http://x/y | either final=true, or answer and into",
        "post?url=http://x/y&answer=/id | answer and into go together",
        "post?url=http://x/y&final=true&remember=/a | remember needs answer and into",
        "post?url=http://x/y&answer=/a&into=/b&ref=/c | ref needs final=true",
        "post?url=http://x/y&answer=/a&into=/b&alreadyThere=409 | alreadyThere needs final=true",
        "post?url=http://x/y&final=true&alreadyThere=200 | alreadyThere is <4xx status>",
        "post?url=http://x/y&final=true&alreadyThere=409:X | alreadyThere with a code needs ok",
        "post?url=http://x/y&final=true&refused=X | refused needs ok",
        "post?url=http://x/y&final=true&ok=code | ok is <pointer>:<value>, not code",
        "post?url=http://x/y&final=true&timeout=soon | timeout is a duration such as 20s",
        "post?url=http://x/y&final=true&nonsenseLimit=0 | nonsenseLimit is a number",
        "post?url=http://x/y&final=true&format=yaml | format is json, form, multipart or xml, not"
            + " yaml",
        "post?url=http://x/y&final=true&corrections=yes | corrections is none, skip, only, void or"
            + " too",
        "post?url=http://x/y&final=true&sign=bank | sign needs login",
        "post?url=http://x/y&final=true&signHeader=X-S | signHeader needs sign",
        "post?url=http://x/y&final=true&signText=a | signText needs signHeader",
        "post?url=http://x/y&final=true&sign=k&signHeader=Host | signHeader is no name of a header",
        "post?url=http://x/y&final=true&sign=k&signHeader=X-S&timeHeader=x-s | are two headers",
        "post?url=http://x/y&final=true&sign=k&signHeader=X-S&signAlgorithm=md5 | signAlgorithm is"
            + " hmac-sha256 or hmac-sha512, not md5",
        "post?url=http://x/y&final=true&sign=k&signHeader=X-S&signText={nik} | signText knows",
        "post?url=http://x/y&final=true&sign=k&signHeader=X-S&signText={time} | so timeHeader says",
        "post?url=http://x/y&final=true&sign=k&signHeader=X-S&signText={token} | {token} without"
            + " login",
        "post?url=http://x/y&final=true&sign=k&signHeader=X-S&signValue=x | signValue holds",
        "post?url=https://x/y&final=true&tls=karir | hub.partner-tls.karir.certificate",
        "post?url=http://x/y&final=true&final2=true | final2",
        "post?url=http://x/y&final=true&login=bank | hub.logins.bank",
      })
  void shouldNameEveryMistake(String line, String expected) {
    camel.addComponent("partner-http", component(Map.of()));
    camel.start();

    assertThatThrownBy(() -> camel.getEndpoint("partner-http:" + line))
        .rootCause()
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @CsvSource({"url", "user-header", "user", "key-header", "key", "token-pointer"})
  void shouldNameTheSettingThatIsMissing(String name) {
    var settings = new java.util.HashMap<>(SETTINGS);
    settings.put("hub.logins.bnsp." + name, "");
    camel.addComponent("partner-http", component(bind(settings)));
    camel.start();

    assertThatThrownBy(
            () -> camel.getEndpoint("partner-http:post?url=http://x/y&final=true&login=bnsp"))
        .rootCause()
        .hasMessage("HUB-D031 The setting hub.logins.bnsp." + name + " is missing.");
  }

  @Test
  void shouldReadALoginFromTheSettings() {
    LoginSettings login = bind(SETTINGS).get("bnsp");

    assertThat(login.key()).isEqualTo("rahasia");
    assertThat(login.tokenHeader()).isEqualTo("x-authorization");
    assertThat(login.tokenPrefix()).isEmpty();
    assertThat(login.ttl()).isEqualTo(Duration.ofMinutes(10));
    assertThat(login.toString()).doesNotContain("rahasia");
  }

  @Test
  void shouldNotStartARouteWhoseLineIsWrong() throws Exception {
    try (BnspStub bnsp = BnspStub.start(0)) {
      LoginSettings noKey = LoginSettings.token(bnsp.url() + "/auth", "u", "u", "k", null, "/t");

      assertThatThrownBy(
              () -> new HttpFixture(bnsp.url(), databases.hub(), Duration.ofSeconds(1), noKey))
          .hasStackTraceContaining("HUB-D031 The setting hub.logins.bnsp.key is missing.");
    }
  }

  private PartnerHttpComponent component(Map<String, LoginSettings> logins) {
    return new PartnerHttpComponent(
        databases.hub(),
        new SendLedger(new WithdrawalStore(databases.hub(), Clock.systemUTC())),
        logins,
        Map.of(),
        "a",
        ZoneId.of("Asia/Jakarta"),
        certificates());
  }

  private static Certificates certificates() {
    try {
      return Certificates.of(new MockEnvironment());
    } catch (CertificateUnusable none) {
      throw new AssertionError(none);
    }
  }

  private static Map<String, LoginSettings> bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bind("hub.logins", Bindable.mapOf(String.class, LoginSettings.class))
        .get();
  }
}
