package id.blkhub.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.core.env.Environment;

/**
 * The files of a certificate and its key: one keystore, or two files in PEM form.
 *
 * @param setting the prefix of the settings that name the files
 * @param keystore PKCS#12 or JKS; null where there are PEM files
 * @param type of the keystore, as Java names it
 * @param certificate PEM: the hub's own first, then those that lead to the root; null where there
 *     is a keystore
 * @param privateKey PEM; null where there is a keystore
 * @param password of the keystore, or of the private key where that is encrypted
 */
public record CertificateFiles(
    String setting,
    @Nullable Path keystore,
    String type,
    @Nullable Path certificate,
    @Nullable Path privateKey,
    String password) {

  /** Reads the settings below a prefix. */
  public static CertificateFiles of(Environment settings, String prefix) {
    return new CertificateFiles(
        prefix,
        path(settings, prefix + ".keystore"),
        settings.getProperty(prefix + ".type", "PKCS12"),
        path(settings, prefix + ".certificate"),
        path(settings, prefix + ".private-key"),
        settings.getProperty(prefix + ".password", ""));
  }

  /** The file that a setting names; null where it names none. */
  static @Nullable Path path(Environment settings, String name) {
    String value = settings.getProperty(name, "");
    return value.isBlank() ? null : Path.of(value);
  }

  /** Whether there is a certificate at all. */
  public boolean given() {
    return keystore != null || certificate != null;
  }

  /** Whether both name the same files. */
  boolean sameAs(CertificateFiles other) {
    return files().equals(other.files())
        && type.equals(other.type)
        && password.equals(other.password);
  }

  /** The file that messages name: the keystore, or the certificate. */
  Path shown() {
    return keystore != null ? keystore : Objects.requireNonNull(certificate);
  }

  /** Changes when a file changes, also when it becomes unreadable. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files()) {
        digest.update(bytesOrReason(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes when that one file changes. */
  static String fingerprint(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytesOrReason(file)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path file : new Path[] {keystore, certificate, privateKey}) {
      if (file != null) {
        files.add(file);
      }
    }
    return files;
  }

  private static byte[] bytesOrReason(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return e.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Reads certificate and key, and proves that they belong together.
   *
   * @throws CertificateUnusable when a file is missing, cannot be read or opened, or the key is
   *     another's
   */
  public TlsIdentity load() throws CertificateUnusable {
    if (keystore != null && certificate != null) {
      throw unusable(
          "keystore dan certificate sama-sama diisi; isi salah satu",
          "both keystore and certificate are set; set one of them");
    }
    return keystore != null ? fromKeystore(keystore) : fromPem(shown());
  }

  private TlsIdentity fromKeystore(Path file) throws CertificateUnusable {
    byte[] bytes = read(file);
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(new ByteArrayInputStream(bytes), password.toCharArray());
      return TlsIdentity.of(this, store);
    } catch (IOException e) {
      throw e.getCause() instanceof GeneralSecurityException || password.isEmpty()
          ? unusable(
              "kata sandinya salah atau tidak diisi; atur " + setting + ".password",
              "its password is wrong or missing; set " + setting + ".password")
          : unusable(
              "bukan keystore " + type + " yang utuh; buat dengan openssl pkcs12 -export",
              "it is no whole " + type + " keystore; make one with openssl pkcs12 -export");
    } catch (GeneralSecurityException e) {
      throw unusable(
          "tidak dapat dibuka sebagai " + type + "; atur " + setting + ".type",
          "it cannot be opened as " + type + "; set " + setting + ".type");
    }
  }

  private TlsIdentity fromPem(Path file) throws CertificateUnusable {
    if (privateKey == null) {
      throw unusable(
          "kuncinya tidak disebut; atur " + setting + ".private-key",
          "its key is not named; set " + setting + ".private-key");
    }
    String chain = new String(read(file), StandardCharsets.UTF_8);
    String key = new String(read(privateKey), StandardCharsets.UTF_8);
    if (!chain.contains("-----BEGIN CERTIFICATE-----") || !key.contains("PRIVATE KEY-----")) {
      throw unusable(
          "bukan PEM: certificate harus memuat BEGIN CERTIFICATE, private-key memuat PRIVATE KEY",
          "no PEM: the certificate has to hold BEGIN CERTIFICATE, the key PRIVATE KEY");
    }
    try {
      PemSslStore store =
          Objects.requireNonNull(
              PemSslStore.load(
                  PemSslStoreDetails.forCertificate(chain)
                      .withPrivateKey(key)
                      .withPrivateKeyPassword(password.isEmpty() ? null : password)));
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(
          "hub",
          store.privateKey(),
          password.toCharArray(),
          Objects.requireNonNull(store.certificates()).toArray(Certificate[]::new));
      return TlsIdentity.of(this, keys);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw unusable(
          "tidak utuh, atau kata sandi kuncinya salah; periksa kedua berkas dan "
              + setting
              + ".password",
          "it is not whole, or the password of its key is wrong; look at both files and "
              + setting
              + ".password");
    }
  }

  byte[] read(Path file) throws CertificateUnusable {
    if (!Files.isRegularFile(file)) {
      throw new CertificateUnusable(setting, file, "berkas ini tidak ada", "there is no such file");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CertificateUnusable(
          setting,
          file,
          "pengguna proses ini tidak dapat membacanya",
          "the hub's user cannot read it");
    }
  }

  CertificateUnusable unusable(String id, String en) {
    return new CertificateUnusable(setting, shown(), id, en);
  }

  /** Omits the password, which must not get into a log. */
  @Override
  public String toString() {
    return "CertificateFiles[" + setting + ", " + shown() + ']';
  }
}
