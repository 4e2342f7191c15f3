package id.blkhub.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a SNAP transaction: HMAC-SHA512 over {@code METHOD:path:token:sha256(body):time},
 * the digest in lower-case hexadecimal, the signature in base64. The body is signed as the bytes
 * that are sent, which the hub writes without white space.
 */
final class Signature {
  private static final String ALGORITHM = "HmacSHA512";

  private final String partnerId;
  private final String channelId;
  private final SecretKeySpec secret;
  private final Clock clock;

  /**
   * Checks the settings; a mistake names the setting.
   *
   * @param settings null where there are none of that name
   */
  Signature(String name, @Nullable SignatureSettings settings, Clock clock, ZoneId zone) {
    String prefix = "hub.signatures." + name;
    if (settings == null) {
      throw PartnerCallProblem.SETTING.mistake(prefix);
    }
    this.partnerId = header(settings.partnerId(), prefix + ".partner-id");
    this.channelId = header(settings.channelId(), prefix + ".channel-id");
    this.secret =
        new SecretKeySpec(
            LoginSettings.present(settings.secret(), prefix + ".secret")
                .getBytes(StandardCharsets.UTF_8),
            ALGORITHM);
    this.clock = clock.withZone(zone);
  }

  private static String header(@Nullable String value, String setting) {
    String header = LoginSettings.present(value, setting);
    if (!header.matches("[\\x21-\\x7e]{1,36}")) {
      throw PartnerCallProblem.OPTION.mistake(setting + " is 1 to 36 visible ASCII characters");
    }
    return header;
  }

  /**
   * Adds the headers to a request that is otherwise complete.
   *
   * @param token the access token as the partner gave it, without {@code Bearer}
   * @param externalId names the call at the partner, the same on every attempt; at most 36
   *     characters
   */
  void sign(
      HttpRequest.Builder request,
      String method,
      URI url,
      String token,
      byte[] body,
      String externalId) {
    String time =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            clock.instant().atZone(clock.getZone()).truncatedTo(ChronoUnit.SECONDS));
    String signed = String.join(":", method, path(url), token, digest(body), time);
    request
        .header("X-TIMESTAMP", time)
        .header("X-SIGNATURE", hmac(signed))
        .header("X-PARTNER-ID", partnerId)
        .header("X-EXTERNAL-ID", externalId)
        .header("CHANNEL-ID", channelId);
  }

  private static String path(URI url) {
    return url.getRawQuery() == null
        ? url.getRawPath()
        : url.getRawPath() + '?' + url.getRawQuery();
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
