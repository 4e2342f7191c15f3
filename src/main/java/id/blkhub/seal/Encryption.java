package id.blkhub.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM with a random 96-bit nonce in front of the ciphertext. Random nonces allow 2^32
 * messages under one key (NIST SP 800-38D, 8.3); a data key serves one day.
 */
final class Encryption {
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  // a cipher costs more to look up than to use, and none may be shared by threads
  private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Encryption::cipher);

  private Encryption() {}

  /**
   * Encrypts under a new nonce.
   *
   * @param header the bytes the result begins with
   * @return header, nonce, ciphertext with its tag
   */
  static byte[] encrypt(SecretKey key, byte[] header, byte[] associated, byte[] clear) {
    byte[] nonce = random(NONCE);
    byte[] sealed = new byte[header.length + NONCE + clear.length + TAG];
    System.arraycopy(header, 0, sealed, 0, header.length);
    System.arraycopy(nonce, 0, sealed, header.length, NONCE);
    try {
      Cipher cipher = CIPHER.get();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonce));
      cipher.updateAAD(header);
      cipher.updateAAD(associated);
      cipher.doFinal(clear, 0, clear.length, sealed, header.length + NONCE);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Decrypts what {@link #encrypt} made.
   *
   * @param headerLength how many bytes stand before the nonce
   * @throws GeneralSecurityException when anything was changed or the key is another
   */
  static byte[] decrypt(SecretKey key, byte[] sealed, int headerLength, byte[] associated)
      throws GeneralSecurityException {
    int start = headerLength + NONCE;
    if (sealed.length < start + TAG) {
      throw new GeneralSecurityException("too short");
    }
    Cipher cipher = CIPHER.get();
    cipher.init(
        Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, headerLength, NONCE));
    cipher.updateAAD(sealed, 0, headerLength);
    cipher.updateAAD(associated);
    return cipher.doFinal(sealed, start, sealed.length - start);
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
