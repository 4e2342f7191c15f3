package id.blkhub.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of the connections that the hub opens to one partner: the certificate it shows there, and the
 * authorities it believes there. Each is optional. Changed files are read again.
 */
public final class ClientTls implements WatchedCertificate {
  private static final Logger LOG = LoggerFactory.getLogger(ClientTls.class);

  private final CertificateFiles own;
  private final @Nullable Path trust;
  private volatile Loaded loaded;

  /** Fingerprint at the last check. */
  private String seen;

  /** Fingerprint of the unusable files that were reported last. */
  private @Nullable String reported;

  private record Loaded(String fingerprint, SSLContext context, @Nullable Instant end) {}

  /**
   * @param trust PEM with the certificates of the authorities that are believed, instead of those
   *     that Java believes; null for those
   * @throws CertificateUnusable when a file cannot be used
   */
  ClientTls(CertificateFiles own, @Nullable Path trust) throws CertificateUnusable {
    this.own = own;
    this.trust = trust;
    this.seen = fingerprint();
    this.loaded = load(seen);
  }

  /** The context for new connections; another object once the files have changed. */
  public SSLContext context() {
    return loaded.context();
  }

  @Override
  public Path shown() {
    return own.given() ? own.shown() : Objects.requireNonNull(trust);
  }

  @Override
  public Optional<Instant> end() {
    return Optional.ofNullable(loaded.end());
  }

  /** As for a listener: only files that two checks in a row find the same are read. */
  @Override
  public synchronized void reloadIfChanged(Instant now) {
    String current = fingerprint();
    boolean settled = current.equals(seen);
    seen = current;
    if (!settled || current.equals(loaded.fingerprint()) || current.equals(reported)) {
      return;
    }
    try {
      loaded = load(current);
      reported = null;
      LOG.info("file={} The certificate was read again", shown());
    } catch (CertificateUnusable e) {
      reported = current;
      LOG.error("{} The one before it stays in use.", e.getMessage());
    }
  }

  private String fingerprint() {
    return own.fingerprint() + (trust == null ? "" : CertificateFiles.fingerprint(trust));
  }

  private Loaded load(String fingerprint) throws CertificateUnusable {
    TlsIdentity identity = own.given() ? own.load() : null;
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          identity == null ? null : new KeyManager[] {identity.keys()},
          trust == null ? null : authorities(trust),
          null);
      return new Loaded(fingerprint, context, identity == null ? null : identity.ends());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  private TrustManager[] authorities(Path file) throws CertificateUnusable {
    String setting = own.setting() + ".trust";
    Collection<? extends Certificate> certificates;
    try {
      certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(own.read(file)));
    } catch (GeneralSecurityException e) {
      throw noAuthority(setting, file);
    }
    if (certificates.isEmpty()) {
      throw noAuthority(setting, file);
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("authority-" + ++number, certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (IOException | GeneralSecurityException e) {
      throw noAuthority(setting, file);
    }
  }

  private static CertificateUnusable noAuthority(String setting, Path file) {
    return new CertificateUnusable(
        setting,
        file,
        "tidak memuat sertifikat PEM yang dapat dibaca; isi dengan sertifikat otoritas (CA) mitra",
        "it holds no PEM certificate that can be read; put the partner's authority (CA) there");
  }
}
