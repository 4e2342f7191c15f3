package id.blkhub.http;

import org.jspecify.annotations.Nullable;

/**
 * How calls to a partner are signed: {@code hub.signatures.<name>}, in the style of SNAP (Standar
 * Nasional Open API Pembayaran of Bank Indonesia) for transactions.
 *
 * @param partnerId what the partner calls the hub, for {@code X-PARTNER-ID}
 * @param channelId the channel the partner gave the hub, for {@code CHANNEL-ID}
 * @param secret the shared secret of the HMAC; never logged
 */
public record SignatureSettings(
    @Nullable String partnerId, @Nullable String channelId, @Nullable String secret) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "SignatureSettings[partnerId=" + partnerId + "]";
  }
}
