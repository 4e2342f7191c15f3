package id.blkhub.tls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** The certificates of the hub by the prefix of their settings. */
public final class Certificates {
  /** Certificate for the web, and for the queues where they have no other. */
  public static final String HUB = "hub.tls";

  /** Certificate for the broker's listeners. */
  public static final String QUEUES = "hub.broker.tls";

  private final Map<String, LiveCertificate> byPrefix;

  private Certificates(Map<String, LiveCertificate> byPrefix) {
    this.byPrefix = byPrefix;
  }

  /**
   * Reads the certificates; two settings that name the same files share one.
   *
   * @throws CertificateUnusable when one cannot be used
   */
  static Certificates of(Environment settings) throws CertificateUnusable {
    Map<String, LiveCertificate> byPrefix = new LinkedHashMap<>();
    for (String prefix : List.of(HUB, QUEUES)) {
      CertificateFiles files = CertificateFiles.of(settings, prefix);
      LiveCertificate known = byPrefix.get(HUB);
      if (files.given() && known != null && files.sameAs(known.files())) {
        byPrefix.put(prefix, known);
      } else if (files.given()) {
        byPrefix.put(prefix, new LiveCertificate(files));
      }
    }
    return new Certificates(byPrefix);
  }

  /**
   * Checks that the configured certificates can be used.
   *
   * @throws CertificateUnusable when one cannot
   */
  public static void require(Environment settings) throws CertificateUnusable {
    of(settings);
  }

  /** The certificate of a prefix; empty where none is configured. */
  public Optional<LiveCertificate> of(String prefix) {
    return Optional.ofNullable(byPrefix.get(prefix));
  }

  List<LiveCertificate> all() {
    return byPrefix.values().stream().distinct().toList();
  }
}
