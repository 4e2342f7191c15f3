package id.blkhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.store.Engine;
import id.blkhub.support.Pki;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import id.blkhub.tls.HttpsListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS as clients find it on every listener, with the certificate of the moment. */
class TlsIT {
  private static final int SOCKET_MILLIS = 20_000;
  private static final List<String> WEAK =
      List.of(
          "TLS_RSA_WITH_AES_128_CBC_SHA",
          "TLS_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384");

  @TempDir static Path folder;
  private static Path keystore;
  private static TestHub hub;
  private static Map<String, Integer> ports;

  @BeforeAll
  static void start() throws Exception {
    keystore = Pki.keystore(folder.resolve("hub.p12"), "first", 90);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("hub.tls.keystore", keystore);
    settings.put("hub.tls.password", Pki.PASSWORD);
    settings.put("hub.tls.https", 0);
    for (String protocol : List.of("amqp", "mqtt", "stomp")) {
      settings.put("hub.broker.tls." + protocol, 0);
    }
    // open to other machines, and so encrypted
    settings.put("management.server.address", "0.0.0.0");
    hub = TestHub.start(folder.resolve("data"), Engine.SQLITE, settings);
    EmbeddedBroker broker = hub.bean(EmbeddedBroker.class);
    ports = new LinkedHashMap<>();
    ports.put("AMQP", broker.tlsPort("amqp"));
    ports.put("MQTT", broker.tlsPort("mqtt"));
    ports.put("STOMP", broker.tlsPort("stomp"));
    ports.put("HTTPS", hub.bean(HttpsListener.class).port());
    ports.put("management", hub.managementPort());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void shouldSpeakTls12And13WithForwardSecrecyOnEveryListener() throws Exception {
    for (Map.Entry<String, Integer> listener : ports.entrySet()) {
      assertThat(session(listener.getValue(), "TLSv1.3").getProtocol())
          .as(listener.getKey())
          .isEqualTo("TLSv1.3");
      assertThat(session(listener.getValue(), "TLSv1.2").getCipherSuite())
          .as(listener.getKey())
          .startsWith("TLS_ECDHE_");
    }
  }

  @Test
  void shouldRefuseSuitesWithoutForwardSecrecyOrWithCbcOnEveryListener() {
    for (Map.Entry<String, Integer> listener : ports.entrySet()) {
      for (String suite : WEAK) {
        assertThatThrownBy(() -> session(listener.getValue(), "TLSv1.2", suite))
            .as(listener.getKey() + ' ' + suite)
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void shouldServePartnersAndTheConsoleOverHttps() throws Exception {
    HttpResponse<String> sent =
        client()
            .send(
                HttpRequest.newBuilder(URI.create(https("/api/v1/messages/vacancy")))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Basic " + basic("supra", "supra"))
                    .POST(HttpRequest.BodyPublishers.ofString(Texts.vacancy(1, 1, 1).toString()))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> login = get(https("/login"));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(login.headers().allValues("set-cookie"))
        .isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
  }

  @Test
  void shouldShowHowLongEachCertificateIsValid() throws Exception {
    String figures =
        get("https://localhost:" + ports.get("management") + "/actuator/prometheus").body();

    for (String listener : List.of("https", "amqp", "mqtt", "stomp")) {
      assertThat(figures)
          .containsPattern(
              "blkhub_certificate_expiry_seconds\\{[^}]*listener=\"" + listener + "\"[^}]*} \\d");
    }
  }

  @Test
  void shouldShowNewConnectionsTheNewCertificateAndKeepTheOldOnes() throws Exception {
    String before = shown(ports.get("STOMP"));
    try (SSLSocket connected = connect(ports.get("STOMP"))) {
      frame(connected, "CONNECT\naccept-version:1.2\nhost:hub\nlogin:supra\npasscode:supra\n\n");
      assertThat(answer(connected)).startsWith("CONNECTED");

      Pki.keystore(keystore, "second", 60);

      for (Map.Entry<String, Integer> listener : ports.entrySet()) {
        await(listener.getKey())
            .atMost(Duration.ofSeconds(60))
            .until(() -> shown(listener.getValue()).equals("CN=second"));
      }
      frame(connected, "DISCONNECT\nreceipt:still-there\n\n");
      assertThat(answer(connected)).contains("receipt-id:still-there");
    }
    assertThat(before).isEqualTo("CN=first");
  }

  private static String https(String path) {
    return "https://localhost:" + ports.get("HTTPS") + path;
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return client()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpClient client() throws Exception {
    return HttpClient.newBuilder().sslContext(Pki.trustingAll()).build();
  }

  private static String basic(String user, String password) {
    return Base64.getEncoder()
        .encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
  }

  private static String shown(int port) throws Exception {
    X509Certificate certificate =
        (X509Certificate) session(port, "TLSv1.3").getPeerCertificates()[0];
    return certificate.getSubjectX500Principal().getName();
  }

  private static SSLSession session(int port, String version, String... suites) throws Exception {
    try (SSLSocket socket = connect(port)) {
      socket.setEnabledProtocols(new String[] {version});
      if (suites.length > 0) {
        socket.setEnabledCipherSuites(suites);
      }
      socket.startHandshake();
      return socket.getSession();
    }
  }

  private static SSLSocket connect(int port) throws Exception {
    SSLSocket socket =
        (SSLSocket) Pki.trustingAll().getSocketFactory().createSocket("127.0.0.1", port);
    socket.setSoTimeout(SOCKET_MILLIS);
    return socket;
  }

  private static void frame(SSLSocket socket, String text) throws IOException {
    socket.getOutputStream().write((text + '\0').getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  /** One frame, without the line ends before it. */
  private static String answer(SSLSocket socket) throws IOException {
    InputStream in = socket.getInputStream();
    List<Integer> bytes = new ArrayList<>();
    int next = in.read();
    while (next > 0 || next == 0 && bytes.isEmpty()) {
      bytes.add(next);
      next = in.read();
    }
    StringBuilder text = new StringBuilder();
    bytes.forEach(one -> text.append((char) (int) one));
    return text.toString().strip();
  }
}
