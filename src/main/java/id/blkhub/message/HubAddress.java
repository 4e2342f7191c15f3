package id.blkhub.message;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where partners find the hub. The ports of its queues follow from whether it has TLS.
 *
 * @param url of HTTP, without a slash at its end
 */
public record HubAddress(String url) {
  /** What stands in a pack that is made for no hub in particular. */
  public static final HubAddress UNKNOWN = new HubAddress("https://hub.example.go.id");

  /**
   * The address an operator gives.
   *
   * @param url null or blank where there is none
   * @throws IllegalArgumentException where it is no {@code http} or {@code https} address of a host
   */
  public static HubAddress valueOf(@Nullable String url) {
    if (url == null || url.isBlank()) {
      return UNKNOWN;
    }
    String plain = url.strip().replaceAll("/+$", "");
    if (!plain.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?")) {
      throw new IllegalArgumentException("no address of a hub");
    }
    return new HubAddress(plain);
  }

  public String host() {
    return URI.create(url).getHost();
  }

  public boolean tls() {
    return url.startsWith("https:");
  }

  public int amqpPort() {
    return tls() ? 5671 : 5672;
  }

  public int mqttPort() {
    return tls() ? 8883 : 1883;
  }

  public int stompPort() {
    return tls() ? 61614 : 61613;
  }
}
