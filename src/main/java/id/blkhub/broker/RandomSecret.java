package id.blkhub.broker;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes passwords that live as long as the process. */
final class RandomSecret {
  private static final int BYTES = 32;

  private RandomSecret() {}

  static String create() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
