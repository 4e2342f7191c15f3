package id.blkhub.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the hub is let in at a partner: {@code hub.logins.<name>}. Which keys a login needs and which
 * it may have says its {@link LoginType}; {@link LoginCheck} compares.
 *
 * @param type {@code token}, {@code basic}, {@code header} or {@code oauth2}; default {@code token}
 * @param url where to log in
 * @param userHeader header of the login that carries the user, for example {@code x-bnsp-user}
 * @param user the hub's user at the partner; with OAuth 2.0 its client id
 * @param keyHeader header of the login that carries the key, for example {@code x-bnsp-key}
 * @param key the hub's secret at the partner: password, token, API key, client secret; never logged
 * @param tokenPointer JSON Pointer to the token in the answer
 * @param tokenHeader header that carries the token in calls; default {@code Authorization}
 * @param tokenPrefix what stands before the token there; default {@code "Bearer "} for {@code
 *     Authorization}, else empty
 * @param expiresPointer JSON Pointer to the token's life in seconds; optional
 * @param ttl the token's life where the answer does not say; default 5 minutes
 * @param timeout for the whole login; default 20 seconds
 * @param body JSON to post, for example {@code {"grantType":"client_credentials"}}; default none
 * @param scope what the hub asks to be allowed with OAuth 2.0, separated by spaces; default none
 * @param clientAuth {@code basic}: client id and secret in the header (client_secret_basic); {@code
 *     post}: in the body (client_secret_post)
 * @param tls name of {@code hub.partner-tls} for the login itself; default none
 */
public record LoginSettings(
    @Nullable String type,
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
    @Nullable String body,
    @Nullable String scope,
    @Nullable String clientAuth,
    @Nullable String tls) {
  private static final String AUTHORIZATION = "Authorization";

  /** A login of type {@code token}, as a rehearsal has it for every name. */
  public static LoginSettings token(
      String url,
      String userHeader,
      String user,
      String keyHeader,
      @Nullable String key,
      String pointer) {
    return new LoginSettings(
        null,
        url,
        userHeader,
        user,
        keyHeader,
        key,
        pointer,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Override
  public String type() {
    return type == null || type.isBlank() ? LoginType.TOKEN.text() : type;
  }

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

  @Override
  public String clientAuth() {
    return clientAuth == null || clientAuth.isBlank() ? "basic" : clientAuth;
  }

  /** Null where the login needs no certificate and no authority of its own. */
  @Override
  public @Nullable String tls() {
    return tls == null || tls.isBlank() ? null : tls;
  }

  /** The keys that are given, as settings write them, with their values. */
  Map<String, String> given() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("url", url);
    all.put("user-header", userHeader);
    all.put("user", user);
    all.put("key-header", keyHeader);
    all.put("key", key);
    all.put("token-pointer", tokenPointer);
    all.put("token-header", tokenHeader);
    all.put("token-prefix", tokenPrefix);
    all.put("expires-pointer", expiresPointer);
    all.put("ttl", ttl);
    all.put("timeout", timeout);
    all.put("body", body);
    all.put("scope", scope);
    all.put("client-auth", clientAuth);
    all.put("tls", tls);
    Map<String, String> given = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (value != null && !value.toString().isBlank()) {
            given.put(name, value.toString());
          }
        });
    return given;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "LoginSettings[type=" + type() + ", url=" + url + ", user=" + user + "]";
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
