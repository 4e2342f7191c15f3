package id.blkhub.tls;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.support.Pki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** The certificates towards one partner, when their files change while the hub runs. */
class ClientTlsTest {
  private static final Instant NOW = Instant.now();

  @TempDir Path folder;
  private Path trust;
  private Path other;

  @BeforeEach
  void make() throws Exception {
    trust = folder.resolve("ca.pem");
    other = folder.resolve("other.pem");
    Pki.pem(Pki.keystore(folder.resolve("a.p12"), "a", 90), trust, folder.resolve("a.key"));
    Pki.pem(Pki.keystore(folder.resolve("b.p12"), "b", 90), other, folder.resolve("b.key"));
  }

  @Test
  void shouldMakeNewConnectionsWithTheFilesAsTheyAreNowAndKeepThemWhereTheyAreBroken()
      throws Exception {
    Certificates certificates =
        Certificates.of(
            new MockEnvironment().withProperty("hub.partner-tls.karir.trust", trust.toString()));
    ClientTls tls = certificates.client("hub.partner-tls.karir").orElseThrow();
    SSLContext first = tls.context();

    check(certificates);
    assertThat(tls.context()).as("nothing changed").isSameAs(first);

    Files.copy(other, trust, StandardCopyOption.REPLACE_EXISTING);
    check(certificates);
    SSLContext second = tls.context();
    assertThat(second).isNotSameAs(first);

    Files.writeString(trust, "no certificate");
    check(certificates);
    assertThat(tls.context()).isSameAs(second);
  }

  /** Twice, as files are believed that stay the same. */
  private static void check(Certificates certificates) {
    for (int i = 0; i < 2; i++) {
      certificates.all().forEach(one -> one.reloadIfChanged(NOW));
    }
  }

  @Test
  void shouldHaveNoneWhereNothingIsSet() throws Exception {
    assertThat(Certificates.of(new MockEnvironment()).client("hub.partner-tls.karir")).isEmpty();
  }
}
