package id.blkhub.broker;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that live as long as the process. */
final class Secrets {
  private static final int BYTES = 32;

  private Secrets() {}

  static String random() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
