package id.blkhub.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a token is asked for, and where it is in the answer: as the partner's settings say, or as RFC
 * 6749 says for client credentials.
 */
final class TokenQuestion {
  private static final JsonPointer ACCESS_TOKEN = JsonPointer.compile("/access_token");
  private static final JsonPointer EXPIRES_IN = JsonPointer.compile("/expires_in");
  private static final JsonPointer TOKEN_TYPE = JsonPointer.compile("/token_type");

  private final HttpRequest request;
  private final JsonPointer tokenAt;
  private final @Nullable JsonPointer expiresAt;
  private final boolean bearerOnly;

  private TokenQuestion(
      HttpRequest request,
      JsonPointer tokenAt,
      @Nullable JsonPointer expiresAt,
      boolean bearerOnly) {
    this.request = request;
    this.tokenAt = tokenAt;
    this.expiresAt = expiresAt;
    this.bearerOnly = bearerOnly;
  }

  /**
   * @param settings checked for their type
   */
  static TokenQuestion of(LoginType type, LoginSettings settings) {
    URI url = URI.create(present(settings.url()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Accept", "application/json")
            .header("User-Agent", "blk-exchange-hub");
    return type == LoginType.OAUTH2
        ? clientCredentials(settings, request)
        : byHeaders(settings, request);
  }

  private static TokenQuestion byHeaders(LoginSettings settings, HttpRequest.Builder request) {
    request.header(present(settings.userHeader()), present(settings.user()));
    request.header(present(settings.keyHeader()), present(settings.key()));
    String body = settings.body();
    if (body == null || body.isBlank()) {
      request.POST(BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
    String expires = settings.expiresPointer();
    return new TokenQuestion(
        request.build(),
        JsonPointer.compile(present(settings.tokenPointer())),
        expires == null || expires.isBlank() ? null : JsonPointer.compile(expires),
        false);
  }

  private static TokenQuestion clientCredentials(
      LoginSettings settings, HttpRequest.Builder request) {
    StringBuilder form = new StringBuilder("grant_type=client_credentials");
    String scope = settings.scope();
    if (scope != null && !scope.isBlank()) {
      form.append("&scope=").append(encoded(scope.strip()));
    }
    String id = encoded(present(settings.user()));
    String secret = encoded(present(settings.key()));
    if (settings.clientAuth().equals("post")) {
      form.append("&client_id=").append(id).append("&client_secret=").append(secret);
    } else {
      // RFC 6749 section 2.3.1 wants both encoded as in a form before Basic encodes them
      byte[] pair = (id + ':' + secret).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form.toString()));
    return new TokenQuestion(request.build(), ACCESS_TOKEN, EXPIRES_IN, true);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The check of the settings has found it. */
  private static String present(@Nullable String value) {
    return Objects.requireNonNull(value);
  }

  HttpRequest request() {
    return request;
  }

  /** Empty where the answer holds none that a call could carry. */
  String token(JsonNode answer) {
    String type = answer.at(TOKEN_TYPE).asText("Bearer");
    if (bearerOnly && !type.equalsIgnoreCase("Bearer")) {
      return "";
    }
    String token = answer.at(tokenAt).asText("");
    // the partner's text becomes a header: only what a header may hold
    return token.matches("[\\x21-\\x7e]{1,8192}") ? token : "";
  }

  /** The life of the token in seconds; 0 where the answer does not say. */
  long seconds(JsonNode answer) {
    return expiresAt == null ? 0 : Math.max(0, answer.at(expiresAt).asLong(0));
  }
}
