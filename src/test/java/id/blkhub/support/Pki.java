package id.blkhub.support;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Certificates as an operator makes them, by the tool that comes with Java. */
public final class Pki {
  public static final String PASSWORD = "kata-sandi";

  private Pki() {}

  /** A PKCS#12 file with a key and a certificate for {@code localhost} that signs itself. */
  public static Path keystore(Path file, String name, int days) throws Exception {
    return keystore(file, name, List.of("-validity", Integer.toString(days)));
  }

  /** The same with an end that has passed. */
  public static Path expired(Path file, String name) throws Exception {
    return keystore(file, name, List.of("-startdate", "-10d", "-validity", "5"));
  }

  /** A PKCS#12 file with the key of an authority that may sign others. */
  public static Path authority(Path file, String name) throws Exception {
    return keystore(file, name, List.of("-ext", "bc=ca:true"));
  }

  /**
   * A PKCS#12 file with a key and a certificate for {@code localhost} that the authority signed.
   *
   * @param more options of the tool, for example {@code -startdate}
   */
  public static Path signedBy(Path authority, Path file, String name, String... more)
      throws Exception {
    Path both = file.resolveSibling(file.getFileName() + ".both");
    Files.copy(authority, both, StandardCopyOption.REPLACE_EXISTING);
    char[] password = PASSWORD.toCharArray();
    String signer = KeyStore.getInstance(authority.toFile(), password).aliases().nextElement();
    List<String> command = command(both, name);
    command.addAll(List.of("-signer", signer));
    command.addAll(List.of(more));
    run(command);
    KeyStore store = KeyStore.getInstance(both.toFile(), password);
    KeyStore alone = KeyStore.getInstance("PKCS12");
    alone.load(null, null);
    alone.setKeyEntry(
        name, store.getKey(name, password), password, store.getCertificateChain(name));
    try (OutputStream out = Files.newOutputStream(file)) {
      alone.store(out, password);
    }
    return file;
  }

  private static Path keystore(Path file, String name, List<String> more) throws Exception {
    Path half = file.resolveSibling(file.getFileName() + "." + name);
    Files.deleteIfExists(half);
    List<String> command = command(half, name);
    command.addAll(more);
    run(command);
    // whole or not at all, as who replaces a certificate should do it
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }

  private static List<String> command(Path file, String name) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", "RSA", "-keysize", "2048"));
    command.addAll(List.of("-dname", "CN=" + name, "-ext", "san=dns:localhost,ip:127.0.0.1"));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    return command;
  }

  /** The same certificate and key as PEM files. */
  public static void pem(Path keystore, Path certificate, Path key) throws Exception {
    KeyStore store = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
    String alias = store.aliases().nextElement();
    StringBuilder chain = new StringBuilder();
    for (Certificate one : store.getCertificateChain(alias)) {
      chain.append(pem("CERTIFICATE", one.getEncoded()));
    }
    Files.writeString(certificate, chain);
    Files.writeString(
        key, pem("PRIVATE KEY", store.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
  }

  private static String pem(String kind, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }

  /** For clients that talk to whoever is there, as their own certificates are what is tested. */
  public static SSLContext trustingAll() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Everybody()}, null);
    return context;
  }

  private static final class Everybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException(said);
    }
  }
}
