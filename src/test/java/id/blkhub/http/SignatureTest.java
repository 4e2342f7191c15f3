package id.blkhub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** SNAP's headers, the signature checked against what OpenSSL makes of the same text. */
class SignatureTest {
  private static final URI BANK = URI.create("https://bank.example/v1.0/kur/referral?x=1");
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-05-04T02:15:00.987Z"), ZoneOffset.UTC);
  private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

  @Test
  void shouldSignWhatIsSent() {
    SignatureSettings settings = new SignatureSettings("BLKHUB", "95221", "rahasia");
    byte[] body = "{\"a\":\"é 1\"}".getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request = HttpRequest.newBuilder(BANK);

    new Signature("bank", settings, NOW, JAKARTA)
        .sign(request, new SignedCall("POST", BANK, "tok", body, "key-1"));

    HttpHeaders headers = request.build().headers();
    assertThat(headers.firstValue("X-TIMESTAMP")).contains("2026-05-04T09:15:00+07:00");
    assertThat(headers.firstValue("X-EXTERNAL-ID")).contains("key-1");
    assertThat(headers.firstValue("X-PARTNER-ID")).contains("BLKHUB");
    assertThat(headers.firstValue("CHANNEL-ID")).contains("95221");
    assertThat(headers.firstValue("X-SIGNATURE"))
        .contains(
            "v3xd98fLkFw2CL3uE62IVOLafmsEvbBAa7JeQszpLC2J"
                + "4BFk5hBFxZuwof5KQ43X7qtcLfJPjb7G3uIyz/TtEg==");
    assertThat(settings.toString()).doesNotContain("rahasia");
  }

  @Test
  void shouldNameTheSettingThatIsMissing() {
    assertThatThrownBy(() -> new Signature("bank", null, NOW, JAKARTA))
        .hasMessage("HUB-D031 The setting hub.signatures.bank is missing.");
    SignatureSettings noSecret = new SignatureSettings("BLKHUB", "95221", " ");
    assertThatThrownBy(() -> new Signature("bank", noSecret, NOW, JAKARTA))
        .hasMessage("HUB-D031 The setting hub.signatures.bank.secret is missing.");
    SignatureSettings split = new SignatureSettings("BLK\r\nHUB", "95221", "rahasia");
    assertThatThrownBy(() -> new Signature("bank", split, NOW, JAKARTA))
        .hasMessageContaining("HUB-D030")
        .hasMessageContaining("hub.signatures.bank.partner-id");
  }
}
