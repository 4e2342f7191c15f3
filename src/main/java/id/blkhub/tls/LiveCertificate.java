package id.blkhub.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate that is reloaded when its files change while the hub runs. New connections get the
 * new certificate, open ones stay. Files that cannot be used change nothing.
 */
public final class LiveCertificate implements WatchedCertificate {
  private static final Logger LOG = LoggerFactory.getLogger(LiveCertificate.class);

  private final CertificateFiles files;
  private final LiveKeys keys;
  private final SSLContext context;
  private volatile TlsIdentity identity;

  /** Fingerprint of the files in use. */
  private String loaded;

  /** Fingerprint at the last check. */
  private String seen;

  /** Fingerprint of the unusable files that were reported last. */
  private @Nullable String reported;

  /**
   * Loads the certificate.
   *
   * @throws CertificateUnusable when the files cannot be used
   */
  LiveCertificate(CertificateFiles files) throws CertificateUnusable {
    this.files = files;
    this.loaded = files.fingerprint();
    this.seen = loaded;
    this.identity = files.load();
    this.keys = new LiveKeys(identity.keys());
    try {
      context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, null, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /** The context for all listeners that show this certificate; always the same object. */
  public SSLContext context() {
    return context;
  }

  LiveKeys keys() {
    return keys;
  }

  /** When the certificate in use stops being valid. */
  public Instant ends() {
    return identity.ends();
  }

  CertificateFiles files() {
    return files;
  }

  @Override
  public Path shown() {
    return files.shown();
  }

  @Override
  public Optional<Instant> end() {
    return Optional.of(ends());
  }

  /**
   * Reloads changed files. Changed files are used or reported only when two checks in a row find
   * them the same, because two files are replaced one after the other.
   */
  @Override
  public synchronized void reloadIfChanged(Instant now) {
    String current = files.fingerprint();
    boolean settled = current.equals(seen);
    seen = current;
    if (!settled || current.equals(loaded) || current.equals(reported)) {
      return;
    }
    try {
      TlsIdentity next = files.load();
      if (next.ends().isBefore(now) && identity.ends().isAfter(now)) {
        throw files.unusable(
            "yang baru sudah berakhir " + next.ends(), "the new one ended at " + next.ends());
      }
      identity = next;
      keys.replace(next.keys());
      loaded = current;
      reported = null;
      LOG.info(
          "file={} The certificate was read again; it is valid until {}", files.shown(), ends());
    } catch (CertificateUnusable e) {
      reported = current;
      LOG.error("{} The one before it stays in use until {}.", e.getMessage(), ends());
    }
  }
}
