package id.blkhub.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * SNAP's signature of a transaction as a bank would compute it, written from the standard's text
 * and not from the hub's code: the body is minified here, whatever the sender did.
 */
final class SnapSignature {
  private SnapSignature() {}

  static boolean fits(
      String claimed,
      String secret,
      String method,
      String path,
      String token,
      byte[] body,
      String timestamp) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(minified(body));
      StringBuilder hex = new StringBuilder();
      for (byte one : digest) {
        hex.append(Character.forDigit(one >> 4 & 0xf, 16))
            .append(Character.forDigit(one & 0xf, 16));
      }
      String text = method + ":" + path + ":" + token + ":" + hex + ":" + timestamp;
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
      byte[] expected = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(expected, Base64.getDecoder().decode(claimed));
    } catch (NoSuchAlgorithmException | java.security.InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  /** Without the white space outside of texts. */
  private static byte[] minified(byte[] json) {
    StringBuilder dense = new StringBuilder();
    boolean inText = false;
    boolean escaped = false;
    for (char c : new String(json, StandardCharsets.UTF_8).toCharArray()) {
      if (inText || !Character.isWhitespace(c)) {
        dense.append(c);
      }
      if (c == '"' && !escaped) {
        inText = !inText;
      }
      escaped = inText && c == '\\' && !escaped;
    }
    return dense.toString().getBytes(StandardCharsets.UTF_8);
  }
}
