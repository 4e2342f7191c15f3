package id.blkhub.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret the hub is given. It is never used itself: each use has a key derived from it by
 * HKDF with SHA-256 (RFC 5869), so that no use can weaken another.
 */
final class MasterKey {
  private static final int LENGTH = 32;
  private static final String MAC = "HmacSHA256";

  private final byte[] pseudoRandom;

  private MasterKey(byte[] key) {
    // extract, with the salt of zeros that RFC 5869 takes where none is given
    this.pseudoRandom = hmac(new byte[LENGTH], key);
  }

  /**
   * @param base64 32 bytes in base64
   * @throws MasterKeyUnusable when it is missing, no base64, or of another length
   */
  static MasterKey parse(String base64) {
    if (base64 == null || base64.isBlank()) {
      throw new MasterKeyUnusable(SealProblem.KEY_MISSING);
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      // without the cause: its message quotes a character of the key
      throw new MasterKeyUnusable(SealProblem.KEY_NOT_BASE64);
    }
    if (key.length != LENGTH) {
      throw new MasterKeyUnusable(SealProblem.KEY_LENGTH, key.length);
    }
    MasterKey master = new MasterKey(key);
    Arrays.fill(key, (byte) 0);
    return master;
  }

  /** The key that encrypts data keys. */
  SecretKey wrapping() {
    return new SecretKeySpec(derive("wrap"), "AES");
  }

  /** The key of the hashes made for one purpose. */
  SecretKey hashing(String purpose) {
    return new SecretKeySpec(derive("hash:" + purpose), MAC);
  }

  // expand: one block is all a 256-bit key needs
  private byte[] derive(String use) {
    byte[] info = ("blkhub/" + use).getBytes(UTF_8);
    byte[] block = Arrays.copyOf(info, info.length + 1);
    block[info.length] = 1;
    return hmac(pseudoRandom, block);
  }

  private static byte[] hmac(byte[] key, byte[] value) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "MasterKey";
  }
}
