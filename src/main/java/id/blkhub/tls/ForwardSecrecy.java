package id.blkhub.tls;

import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * The TLS versions and cipher suites of the hub. With them each connection has its own keys, which
 * nobody can compute later from the certificate's key, and each record is authenticated. TLS 1.3
 * has only such suites. Of TLS 1.2 the hub uses ECDHE with AES-GCM or ChaCha20-Poly1305 (RFC 9325,
 * section 4.2).
 */
public final class ForwardSecrecy {
  /** The versions, as Java names them. */
  public static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

  private ForwardSecrecy() {}

  /** The suites that this Java has, in its order of preference. */
  public static List<String> suites(SSLContext context) {
    return Arrays.stream(context.getSupportedSSLParameters().getCipherSuites())
        .filter(ForwardSecrecy::hasForwardSecrecy)
        .toList();
  }

  static List<String> suitesOfTls12(SSLContext context) {
    return suites(context).stream().filter(suite -> suite.startsWith("TLS_ECDHE_")).toList();
  }

  static List<String> suitesOfTls13(SSLContext context) {
    return suites(context).stream().filter(suite -> !suite.startsWith("TLS_ECDHE_")).toList();
  }

  private static boolean hasForwardSecrecy(String suite) {
    boolean authenticated = suite.contains("_GCM_") || suite.contains("_CHACHA20_POLY1305_");
    return authenticated
        && (suite.startsWith("TLS_AES_")
            || suite.startsWith("TLS_CHACHA20_")
            || suite.startsWith("TLS_ECDHE_"));
  }
}
