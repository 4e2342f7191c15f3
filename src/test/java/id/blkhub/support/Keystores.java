package id.blkhub.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Certificates that are good for a test. */
public final class Keystores {
  public static final String PASSWORD = "rahasia-uji";

  private Keystores() {}

  /** A PKCS#12 file with a key and a certificate of its own making for localhost. */
  public static Path selfSigned(Path folder) throws IOException {
    Path file = folder.resolve("uji.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "hub",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(keytool.getInputStream().readAllBytes());
      if (keytool.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return file;
  }
}
