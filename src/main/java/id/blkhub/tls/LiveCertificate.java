package id.blkhub.tls;

import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate that follows its files while the hub runs. New connections get the new one, those
 * that are open stay. Files that cannot be used change nothing.
 */
public final class LiveCertificate {
  private static final Logger LOG = LoggerFactory.getLogger(LiveCertificate.class);

  private final CertificateFiles files;
  private final LiveKeys keys;
  private final SSLContext context;
  private volatile TlsIdentity tlsIdentity;
  private String read;
  private String seen;
  private String told;

  /**
   * @throws CertificateUnusable when there is none to begin with
   */
  LiveCertificate(CertificateFiles files) throws CertificateUnusable {
    this.files = files;
    this.read = files.fingerprint();
    this.seen = read;
    this.tlsIdentity = files.load();
    this.keys = new LiveKeys(tlsIdentity.keys());
    try {
      context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, null, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /** For every listener that shows this certificate; always the same one. */
  public SSLContext context() {
    return context;
  }

  LiveKeys keys() {
    return keys;
  }

  /** When the certificate in use stops to be valid. */
  public Instant ends() {
    return tlsIdentity.ends();
  }

  CertificateFiles files() {
    return files;
  }

  /**
   * Takes over what has changed in the files. They are used, or complained about, when two looks in
   * a row find them the same: whoever replaces two files does so one after the other.
   */
  synchronized void look(Instant now) {
    String there = files.fingerprint();
    boolean settled = there.equals(seen);
    seen = there;
    if (!settled || there.equals(read) || there.equals(told)) {
      return;
    }
    try {
      TlsIdentity next = files.load();
      if (next.ends().isBefore(now) && tlsIdentity.ends().isAfter(now)) {
        throw files.unusable(
            "yang baru sudah berakhir " + next.ends(), "the new one ended at " + next.ends());
      }
      tlsIdentity = next;
      keys.replace(next.keys());
      read = there;
      told = null;
      LOG.info("The certificate {} was read again; it is valid until {}", files.shown(), ends());
    } catch (CertificateUnusable e) {
      told = there;
      LOG.error("{} The one before it stays in use until {}.", e.getMessage(), ends());
    }
  }
}
