package id.blkhub.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import id.blkhub.delivery.Delivery;
import id.blkhub.delivery.Delivery.DeliveryResult;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.Pki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to partners that want the hub's certificate, or have one of their own authority. */
class PartnerTlsTest {
  private static final JsonNode NOTICE = JsonNodeFactory.instance.objectNode().put("nomor", "V-1");

  @TempDir static Path folder;
  private static TestDatabases databases;
  private static WireMockServer partner;
  private static WireMockServer ended;

  @BeforeAll
  static void open() throws Exception {
    databases = Engine.SQLITE.open(folder);
    Path authority = Pki.authority(folder.resolve("ca.p12"), "ca");
    Pki.pem(authority, folder.resolve("ca.pem"), folder.resolve("ca.key"));
    Path other = Pki.authority(folder.resolve("other.p12"), "other");
    Pki.pem(other, folder.resolve("other.pem"), folder.resolve("other.key"));
    Path hub = Pki.signedBy(authority, folder.resolve("hub.p12"), "hub");
    Pki.pem(hub, folder.resolve("hub.pem"), folder.resolve("hub.key"));
    partner = server(authority, Pki.signedBy(authority, folder.resolve("partner.p12"), "partner"));
    ended =
        server(
            authority,
            Pki.signedBy(
                authority,
                folder.resolve("ended.p12"),
                "ended",
                "-startdate",
                "-10d",
                "-validity",
                "5"));
  }

  /** Takes nobody without a certificate that its authority signed. */
  private static WireMockServer server(Path authority, Path keystore) {
    WireMockServer server =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(keystore.toString())
                .keystorePassword(Pki.PASSWORD)
                .keyManagerPassword(Pki.PASSWORD)
                .needClientAuth(true)
                .trustStoreType("PKCS12")
                .trustStorePath(authority.toString())
                .trustStorePassword(Pki.PASSWORD));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(okJson("{\"id\":\"A-1\"}")));
    return server;
  }

  @AfterAll
  static void close() {
    partner.stop();
    ended.stop();
    databases.close();
  }

  private static CallFixture hub(WireMockServer server, Map<String, Object> files)
      throws Exception {
    Map<String, Object> settings = new HashMap<>();
    files.forEach((name, value) -> settings.put("hub.partner-tls.karir." + name, value));
    String url = "url: https://127.0.0.1:" + server.httpsPort() + "/lowongan\n";
    return new CallFixture(databases.hub(), settings, url + "tls: karir\ntimeout: 5s");
  }

  private static Object file(String name) {
    return folder.resolve(name).toString();
  }

  private static Map<String, Object> pem(String trust) {
    return Map.of(
        "certificate", file("hub.pem"), "private-key", file("hub.key"), "trust", file(trust));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pem", "keystore"})
  void shouldShowItsCertificateToAPartnerOfAnAuthorityOfItsOwn(String form) throws Exception {
    Map<String, Object> files =
        form.equals("pem")
            ? pem("ca.pem")
            : Map.of(
                "keystore", file("hub.p12"), "password", Pki.PASSWORD, "trust", file("ca.pem"));
    try (CallFixture hub = hub(partner, files)) {
      assertThat(hub.deliver(NOTICE).result()).isEqualTo(DeliveryResult.DELIVERED);
    }
  }

  @Test
  void shouldSayThatAPartnersCertificateHasEnded() throws Exception {
    try (CallFixture hub = hub(ended, pem("ca.pem"))) {
      waits(hub.deliver(NOTICE), "the partner's certificate is not valid today");
    }
  }

  @Test
  void shouldSayThatNobodyItBelievesSignedAPartnersCertificate() throws Exception {
    try (CallFixture hub = hub(partner, pem("other.pem"))) {
      waits(hub.deliver(NOTICE), "no authority (CA) that the hub believes");
    }
  }

  @Test
  void shouldConnectWithTheFilesAsTheyAreNow() throws Exception {
    Path trust = Files.copy(folder.resolve("other.pem"), folder.resolve("trust.pem"));
    try (CallFixture hub = hub(partner, pem("trust.pem"))) {
      waits(hub.deliver(NOTICE), "no authority (CA) that the hub believes");

      Files.copy(folder.resolve("ca.pem"), trust, StandardCopyOption.REPLACE_EXISTING);
      hub.readCertificatesAgain();

      assertThat(hub.deliver(NOTICE).result()).isEqualTo(DeliveryResult.DELIVERED);
    }
  }

  @ParameterizedTest
  @CsvSource({"none", "of another authority"})
  void shouldSayThatThePartnerDoesNotTakeItsCertificate(String shown) throws Exception {
    Map<String, Object> files =
        shown.equals("none")
            ? Map.of("trust", file("ca.pem"))
            : Map.of(
                "certificate",
                file("other.pem"),
                "private-key",
                file("other.key"),
                "trust",
                file("ca.pem"));
    try (CallFixture hub = hub(partner, files)) {
      waits(hub.deliver(NOTICE), "the partner does not take the hub's certificate");
    }
  }

  private static void waits(Delivery delivery, String cause) {
    assertThat(delivery.outcome().reason().message().en()).contains(cause);
    assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-D023");
    assertThat(delivery.result()).isEqualTo(DeliveryResult.RETRY);
  }

  @ParameterizedTest
  @CsvSource({
    "keystore, gone.p12, there is no such file",
    "certificate, hub.pem, hub.partner-tls.karir.private-key",
    "trust, hub.key, it holds no PEM certificate that can be read",
  })
  void shouldNotStartARouteWhoseFilesCannotBeUsed(String setting, String name, String said) {
    assertThatThrownBy(() -> hub(partner, Map.of(setting, file(name))))
        .rootCause()
        .hasMessageContaining("HUB-S008")
        .hasMessageContaining(said);
  }

  @Test
  void shouldNotStartARouteThatShowsACertificateWithoutTls() {
    Map<String, Object> settings = Map.of("hub.partner-tls.karir.trust", file("ca.pem"));

    assertThatThrownBy(
            () ->
                new CallFixture(databases.hub(), settings, "url: http://127.0.0.1:1/x\ntls: karir"))
        .rootCause()
        .hasMessageContaining("HUB-D030")
        .hasMessageContaining("tls needs a url that begins with https");
  }
}
