package id.blkhub.http;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a SNAP transaction: HMAC-SHA512 over {@code METHOD:path:token:sha256(body):time},
 * the digest in lower-case hexadecimal, the signature in base64. The body is signed as the bytes
 * that are sent, which the hub writes without white space.
 */
final class Signature implements RequestSigner {
  private static final String ALGORITHM = "HmacSHA512";

  private final String partnerId;
  private final String channelId;
  private final HmacKey secret;
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
    this.secret = HmacKey.of(name, settings, ALGORITHM);
    this.clock = clock.withZone(zone);
  }

  private static String header(@Nullable String value, String setting) {
    String header = LoginSettings.present(value, setting);
    if (!header.matches("[\\x21-\\x7e]{1,36}")) {
      throw PartnerCallProblem.OPTION.mistake(setting + " is 1 to 36 visible ASCII characters");
    }
    return header;
  }

  @Override
  public void sign(HttpRequest.Builder request, SignedCall call) {
    String time =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            clock.instant().atZone(clock.getZone()).truncatedTo(ChronoUnit.SECONDS));
    String signed =
        String.join(
            ":", call.method(), call.path(), call.token(), BodyDigest.of(call.body()), time);
    request
        .header("X-TIMESTAMP", time)
        .header("X-SIGNATURE", Base64.getEncoder().encodeToString(secret.over(signed)))
        .header("X-PARTNER-ID", partnerId)
        .header("X-EXTERNAL-ID", call.key())
        .header("CHANNEL-ID", channelId);
  }
}
