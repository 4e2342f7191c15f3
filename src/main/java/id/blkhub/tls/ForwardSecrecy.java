package id.blkhub.tls;

import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * The versions and cipher suites the hub speaks: each connection has keys of its own, which nobody
 * can work out later from the certificate's key, and each record is authenticated. TLS 1.3 has no
 * others; of TLS 1.2 it is ECDHE with AES-GCM or ChaCha20-Poly1305 (RFC 9325, section 4.2).
 */
public final class ForwardSecrecy {
  /** As Java names them. */
  public static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

  private ForwardSecrecy() {}

  /** Those of this Java, in its own order of preference. */
  public static List<String> suites(SSLContext context) {
    return Arrays.stream(context.getSupportedSSLParameters().getCipherSuites())
        .filter(ForwardSecrecy::isKept)
        .toList();
  }

  static List<String> suitesOfTls12(SSLContext context) {
    return suites(context).stream().filter(suite -> suite.startsWith("TLS_ECDHE_")).toList();
  }

  static List<String> suitesOfTls13(SSLContext context) {
    return suites(context).stream().filter(suite -> !suite.startsWith("TLS_ECDHE_")).toList();
  }

  private static boolean isKept(String suite) {
    boolean authenticated = suite.contains("_GCM_") || suite.contains("_CHACHA20_POLY1305_");
    return authenticated
        && (suite.startsWith("TLS_AES_")
            || suite.startsWith("TLS_CHACHA20_")
            || suite.startsWith("TLS_ECDHE_"));
  }
}
