package id.blkhub.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.blkhub.support.HubLog;
import id.blkhub.support.Pki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.mock.env.MockEnvironment;

class LiveCertificateTest {
  private static final Instant NOW = Instant.now();
  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("id.blkhub.tls");

  @TempDir static Path made;
  private static Path first;
  private static Path second;
  private static Path over;

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Path file;

  @BeforeAll
  static void make() throws Exception {
    first = Pki.keystore(made.resolve("first.p12"), "first", 90);
    second = Pki.keystore(made.resolve("second.p12"), "second", 20);
    over = Pki.expired(made.resolve("over.p12"), "over");
  }

  @BeforeEach
  void listen() throws Exception {
    file = Files.copy(first, folder.resolve("hub.p12"));
    HubLog.hear();
    log.start();
    LOGGER.setLevel(Level.INFO);
    LOGGER.addAppender(log);
  }

  @AfterEach
  void stop() {
    LOGGER.detachAppender(log);
    LOGGER.setLevel(null);
  }

  @Test
  void shouldShowTheNewCertificateOnceItsFileIsReplaced() throws Exception {
    LiveCertificate live = keystore();
    assertThat(shown(live)).isEqualTo("CN=first");

    replaceBy(second);
    look(live, 2);

    assertThat(shown(live)).isEqualTo("CN=second");
    look(live, 3);
    assertThat(said()).as("once").singleElement().asString().contains("was read again");
  }

  @Test
  void shouldFinishAHandshakeThatBeganWithTheOneBefore() throws Exception {
    LiveCertificate live = keystore();
    String chosen = live.keys().chooseEngineServerAlias("RSA", null, null);

    replaceBy(second);
    look(live, 2);

    assertThat(live.keys().getCertificateChain(chosen)[0].getSubjectX500Principal().getName())
        .isEqualTo("CN=first");
    assertThat(live.keys().getPrivateKey(chosen)).isNotNull();
  }

  @Test
  void shouldKeepTheOneThereIsWhenTheFileIsBrokenAndSayItOnce() throws Exception {
    LiveCertificate live = keystore();
    byte[] bytes = Files.readAllBytes(second);

    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    look(live, 4);

    assertThat(shown(live)).isEqualTo("CN=first");
    assertThat(said()).singleElement().asString().contains("HUB-S008", "stays in use");
    Files.delete(file);
    look(live, 4);
    assertThat(shown(live)).isEqualTo("CN=first");
    assertThat(said()).hasSize(2);
    replaceBy(second);
    look(live, 2);
    assertThat(shown(live)).isEqualTo("CN=second");
  }

  @Test
  void shouldNotTakeOneThatHasEnded() throws Exception {
    LiveCertificate live = keystore();

    replaceBy(over);
    look(live, 3);

    assertThat(shown(live)).isEqualTo("CN=first");
    assertThat(said()).singleElement().asString().contains("the new one ended at");
  }

  @Test
  void shouldWaitForBothOfTwoFiles() throws Exception {
    Path certificate = folder.resolve("hub.pem");
    Path key = folder.resolve("key.pem");
    Pki.pem(first, certificate, key);
    LiveCertificate live = live("hub.tls.certificate", certificate, "hub.tls.private-key", key);
    assertThat(shown(live)).isEqualTo("CN=first");

    Pki.pem(second, certificate, folder.resolve("later.pem"));
    look(live, 1);
    Files.move(folder.resolve("later.pem"), key, StandardCopyOption.REPLACE_EXISTING);
    look(live, 2);

    assertThat(shown(live)).isEqualTo("CN=second");
    assertThat(said()).singleElement().asString().contains("was read again");
    Pki.pem(first, certificate, folder.resolve("later.pem"));
    look(live, 2);
    assertThat(shown(live)).isEqualTo("CN=second");
    assertThat(said()).hasSize(2).last().asString().contains("do not belong together");
  }

  @Test
  void shouldRefuseToBeginWithKeyAndCertificateOfTwo() throws Exception {
    Path certificate = folder.resolve("hub.pem");
    Path key = folder.resolve("key.pem");
    Pki.pem(first, folder.resolve("other.pem"), key);
    Pki.pem(second, certificate, folder.resolve("other-key.pem"));

    assertThatThrownBy(() -> live("hub.tls.certificate", certificate, "hub.tls.private-key", key))
        .isInstanceOf(CertificateUnusable.class)
        .hasMessageContaining("HUB-S008")
        .hasMessageContaining("do not belong together");
  }

  @Test
  void shouldSayOnceADayThatOneEnds() throws Exception {
    Instant end = keystore().ends();
    Certificates certificates =
        Certificates.of(
            new MockEnvironment()
                .withProperty("hub.tls.keystore", file.toString())
                .withProperty("hub.tls.password", Pki.PASSWORD));

    assertThat(saidAt(certificates, end.minus(Duration.ofDays(31)))).isEmpty();
    assertThat(saidAt(certificates, end.minus(Duration.ofDays(29)))).contains("HUB-S021", "WARN");
    assertThat(saidAt(certificates, end.minus(Duration.ofDays(2)))).contains("ERROR", "in 2 days");
    assertThat(saidAt(certificates, end.plus(Duration.ofDays(1)))).contains("ERROR", "ended at");
  }

  /** What is said in several looks of that day. */
  private String saidAt(Certificates certificates, Instant time) {
    log.list.clear();
    CertificateWatch watch = new CertificateWatch(certificates, Clock.fixed(time, ZoneOffset.UTC));
    for (int i = 0; i < 3; i++) {
      watch.check();
    }
    assertThat(log.list).hasSizeLessThan(2);
    return log.list.isEmpty() ? "" : log.list.get(0).toString();
  }

  private List<String> said() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void replaceBy(Path keystore) throws Exception {
    Files.copy(keystore, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void look(LiveCertificate live, int times) {
    for (int i = 0; i < times; i++) {
      live.reloadIfChanged(NOW);
    }
  }

  private LiveCertificate keystore() throws Exception {
    return live("hub.tls.keystore", file, "hub.tls.password", Pki.PASSWORD);
  }

  private static LiveCertificate live(String name, Object value, String other, Object second)
      throws Exception {
    return new LiveCertificate(
        CertificateFiles.of(
            new MockEnvironment()
                .withProperty(name, value.toString())
                .withProperty(other, second.toString()),
            "hub.tls"));
  }

  private static String shown(LiveCertificate live) {
    LiveKeys keys = live.keys();
    X509Certificate[] chain =
        keys.getCertificateChain(keys.chooseEngineServerAlias("RSA", null, null));
    return chain[0].getSubjectX500Principal().getName();
  }
}
