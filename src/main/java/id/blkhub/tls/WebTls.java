package id.blkhub.tls;

import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.core.env.Environment;

/** TLS of the web server, with the hub's certificate or with one of Spring's settings. */
public final class WebTls {
  private WebTls() {}

  /** Makes a connector speak only TLS. */
  static void secure(Connector connector, LiveCertificate certificate) {
    connector.setScheme("https");
    connector.setSecure(true);
    SSLHostConfig host = new SSLHostConfig();
    host.setProtocols(String.join("+", ForwardSecrecy.VERSIONS));
    // the web server has one list for each TLS version
    host.setCiphers(String.join(",", ForwardSecrecy.suitesOfTls12(certificate.context())));
    host.setCipherSuites(String.join(":", ForwardSecrecy.suitesOfTls13(certificate.context())));
    SSLHostConfigCertificate shown =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    shown.setSslContext(new WebContext(certificate));
    host.addCertificate(shown);
    AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
    protocol.setSSLEnabled(true);
    protocol.addSslHostConfig(host);
  }

  /** Whether the hub's settings below a prefix name a certificate. */
  public static boolean hasCertificate(Environment settings, String prefix) {
    return isSet(settings, prefix, "keystore", "certificate");
  }

  /** Whether Spring's settings below a prefix give a web server its own certificate. */
  public static boolean hasItsOwn(Environment settings, String prefix) {
    return settings.getProperty(prefix + ".enabled", Boolean.class, true)
        && isSet(settings, prefix, "key-store", "certificate", "bundle");
  }

  private static boolean isSet(Environment settings, String prefix, String... keys) {
    return Stream.of(keys).anyMatch(key -> !settings.getProperty(prefix + "." + key, "").isBlank());
  }

  /** Whether the management port uses the hub's certificate: where other machines can reach it. */
  public static boolean ofManagement(Environment settings) {
    return hasCertificate(settings, Certificates.HUB)
        && !hasItsOwn(settings, "management.server.ssl")
        && AddressScope.beyondLoopback(settings.getProperty("management.server.address", ""));
  }
}
