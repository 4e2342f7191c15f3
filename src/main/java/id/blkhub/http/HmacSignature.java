package id.blkhub.http;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs a call as the options of its route say. */
final class HmacSignature implements RequestSigner {
  private final HmacOptions options;
  private final HmacKey key;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * @param settings null where there are none of that name
   * @param zone whose offset a time carries
   */
  HmacSignature(
      String name,
      @Nullable SignatureSettings settings,
      HmacOptions options,
      Clock clock,
      ZoneId zone) {
    this.options = options;
    this.key = HmacKey.of(name, settings, options.algorithm());
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public void sign(HttpRequest.Builder request, SignedCall call) {
    String time = time();
    String text =
        HmacOptions.filled(
            options.text(),
            Map.of(
                "method", call.method(),
                "path", call.path(),
                "body", new String(call.body(), StandardCharsets.UTF_8),
                "digest", BodyDigest.of(call.body()),
                "time", time,
                "key", call.key(),
                "token", call.token()));
    byte[] signed = key.over(text);
    String signature =
        options.hexadecimal()
            ? HexFormat.of().formatHex(signed)
            : Base64.getEncoder().encodeToString(signed);
    request.header(
        options.header(),
        HmacOptions.filled(options.value(), Map.of("signature", signature, "time", time)));
    if (options.timeHeader() != null) {
      request.header(options.timeHeader(), time);
    }
  }

  private String time() {
    Instant now = clock.instant();
    return switch (options.time()) {
      case EPOCH -> Long.toString(now.getEpochSecond());
      case MILLIS -> Long.toString(now.toEpochMilli());
      case ISO ->
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
              now.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    };
  }
}
