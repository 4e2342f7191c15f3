package id.blkhub.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The secret shared with a partner, for one algorithm. */
final class HmacKey {
  private final String algorithm;
  private final SecretKeySpec secret;

  private HmacKey(String algorithm, String secret) {
    this.algorithm = algorithm;
    this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm);
  }

  /**
   * @param algorithm as Java names it, {@code HmacSHA256} for instance
   * @param settings null where there are none of that name
   * @throws IllegalArgumentException naming the setting that is missing
   */
  static HmacKey of(String name, @Nullable SignatureSettings settings, String algorithm) {
    String prefix = "hub.signatures." + name;
    if (settings == null) {
      throw PartnerCallProblem.SETTING.mistake(prefix);
    }
    return new HmacKey(algorithm, LoginSettings.present(settings.secret(), prefix + ".secret"));
  }

  /** The HMAC of a text in UTF-8. */
  byte[] over(String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(secret);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
