package id.blkhub.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the hub gets a token from a partner: {@code hub.logins.<name>}. It posts to {@code url} with
 * user and key in two headers, and the same body each time where there is one, and finds the token
 * in the JSON answer.
 *
 * @param url where to log in
 * @param userHeader header that carries the user, for example {@code x-bnsp-user}
 * @param user the hub's user at the partner
 * @param keyHeader header that carries the key, for example {@code x-bnsp-key}
 * @param key the hub's secret at the partner; never logged
 * @param tokenPointer JSON Pointer to the token in the answer
 * @param tokenHeader header that carries the token in calls; default {@code Authorization}
 * @param tokenPrefix what stands before the token there; default {@code "Bearer "} for {@code
 *     Authorization}, else empty
 * @param expiresPointer JSON Pointer to the token's life in seconds; optional
 * @param ttl the token's life where the answer does not say; default 5 minutes
 * @param timeout for the whole login; default 20 seconds
 * @param body JSON to post, for example {@code {"grantType":"client_credentials"}}; default none
 */
public record LoginSettings(
    @Nullable String url,
    @Nullable String userHeader,
    @Nullable String user,
    @Nullable String keyHeader,
    @Nullable String key,
    @Nullable String tokenPointer,
    @Nullable String tokenHeader,
    @Nullable String tokenPrefix,
    @Nullable String expiresPointer,
    @Nullable Duration ttl,
    @Nullable Duration timeout,
    @Nullable String body) {
  private static final String AUTHORIZATION = "Authorization";

  @Override
  public String tokenHeader() {
    return tokenHeader == null || tokenHeader.isBlank() ? AUTHORIZATION : tokenHeader;
  }

  @Override
  public String tokenPrefix() {
    if (tokenPrefix != null) {
      return tokenPrefix;
    }
    return tokenHeader().equalsIgnoreCase(AUTHORIZATION) ? "Bearer " : "";
  }

  @Override
  public Duration ttl() {
    return ttl == null ? Duration.ofMinutes(5) : ttl;
  }

  @Override
  public Duration timeout() {
    return timeout == null ? Duration.ofSeconds(20) : timeout;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "LoginSettings[url=" + url + ", user=" + user + "]";
  }

  /**
   * The value of a setting that must be given.
   *
   * @throws IllegalArgumentException where it is not
   */
  static String present(@Nullable String value, String setting) {
    if (value == null || value.isBlank()) {
      throw PartnerCallProblem.SETTING.mistake(setting);
    }
    return value;
  }
}
