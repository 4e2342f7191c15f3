package id.blkhub.tls;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A certificate and the key that belongs to it.
 *
 * @param certificate the hub's own
 * @param keys gives certificate and key to TLS
 */
public record TlsIdentity(X509Certificate certificate, X509ExtendedKeyManager keys) {
  private static final byte[] SAMPLE = new byte[32];

  /**
   * Takes the first key of a keystore with its certificate.
   *
   * @throws CertificateUnusable where there is no key, or the key belongs to another certificate
   */
  static TlsIdentity of(CertificateFiles files, KeyStore store)
      throws CertificateUnusable, GeneralSecurityException {
    char[] password = files.password().toCharArray();
    for (String alias : Collections.list(store.aliases())) {
      if (!store.isKeyEntry(alias)) {
        continue;
      }
      Key key = store.getKey(alias, password);
      Certificate certificate = store.getCertificate(alias);
      if (key instanceof PrivateKey own && certificate instanceof X509Certificate x509) {
        if (!belongTogether(own, x509.getPublicKey())) {
          throw files.unusable(
              "kunci dan sertifikatnya bukan pasangan; ganti keduanya bersama",
              "key and certificate do not belong together; replace both");
        }
        return new TlsIdentity(x509, manager(store, password));
      }
    }
    throw files.unusable(
        "tidak ada kunci pribadi di dalamnya; buat dengan openssl pkcs12 -export",
        "there is no private key in it; make one with openssl pkcs12 -export");
  }

  private static boolean belongTogether(PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
      return false;
    }
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(SAMPLE);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(SAMPLE);
    return signature.verify(signed);
  }

  private static X509ExtendedKeyManager manager(KeyStore store, char[] password)
      throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    for (KeyManager manager : factory.getKeyManagers()) {
      if (manager instanceof X509ExtendedKeyManager keys) {
        return keys;
      }
    }
    throw new GeneralSecurityException("no manager of X.509 keys");
  }

  /** When the certificate stops being valid. */
  public Instant ends() {
    return certificate.getNotAfter().toInstant();
  }
}
