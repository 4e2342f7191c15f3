package id.blkhub.tls;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/**
 * The certificates of the hub by the prefix of their settings: those of its listeners, and those it
 * shows to partners.
 */
public final class Certificates {
  /** Certificate for the web, and for the queues where they have no other. */
  public static final String HUB = "hub.tls";

  /** Certificate for the broker's listeners. */
  public static final String QUEUES = "hub.broker.tls";

  private final Environment settings;
  private final Map<String, LiveCertificate> byPrefix;
  private final Map<String, ClientTls> ofPartners = new ConcurrentHashMap<>();

  private Certificates(Environment settings, Map<String, LiveCertificate> byPrefix) {
    this.settings = settings;
    this.byPrefix = byPrefix;
  }

  /**
   * Reads the certificates; two settings that name the same files share one.
   *
   * @throws CertificateUnusable when one cannot be used
   */
  public static Certificates of(Environment settings) throws CertificateUnusable {
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
    return new Certificates(settings, byPrefix);
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

  /**
   * TLS towards one partner, read at the first call; empty where the settings name no file.
   *
   * @param prefix of its settings, {@code hub.partner-tls.<name>}
   * @throws CertificateUnusable when a file cannot be used
   */
  public synchronized Optional<ClientTls> client(String prefix) throws CertificateUnusable {
    ClientTls known = ofPartners.get(prefix);
    if (known != null) {
      return Optional.of(known);
    }
    CertificateFiles own = CertificateFiles.of(settings, prefix);
    Path trust = CertificateFiles.path(settings, prefix + ".trust");
    if (!own.given() && trust == null) {
      return Optional.empty();
    }
    ClientTls made = new ClientTls(own, trust);
    ofPartners.put(prefix, made);
    return Optional.of(made);
  }

  List<WatchedCertificate> all() {
    return Stream.<WatchedCertificate>concat(
            byPrefix.values().stream().distinct(), ofPartners.values().stream())
        .toList();
  }
}
