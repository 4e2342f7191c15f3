package id.blkhub.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A header that is the same in every call: Basic, a token that does not end, an API key. */
final class FixedLogin implements Login {
  private static final String AUTHORIZATION = "Authorization";
  private static final String BASIC = "Basic ";

  private final String header;
  private final String prefix;
  private final CompletableFuture<Grant> grant;

  private FixedLogin(String header, String prefix, String secret) {
    this.header = header;
    this.prefix = prefix;
    this.grant =
        CompletableFuture.completedFuture(new TokenGrant(secret, Instant.MIN, Instant.MAX));
  }

  /** User and key as RFC 7617 writes them, in UTF-8. */
  static FixedLogin basic(LoginSettings settings) {
    byte[] pair = (settings.user() + ':' + settings.key()).getBytes(StandardCharsets.UTF_8);
    return new FixedLogin(AUTHORIZATION, BASIC, Base64.getEncoder().encodeToString(pair));
  }

  /** The key as it is. */
  static FixedLogin header(LoginSettings settings) {
    return new FixedLogin(
        settings.tokenHeader(),
        settings.tokenPrefix(),
        Objects.requireNonNull(settings.key(), "key"));
  }

  /**
   * Checks that the call can be signed.
   *
   * @throws IllegalArgumentException where it signs a token, and this login has none
   */
  void requireFor(CallOptions.Request request) {
    if (request.signsToken() && prefix.equals(BASIC)) {
      throw PartnerCallProblem.OPTION.mistake(
          "the signature "
              + request.sign()
              + " is over a token, which a login of the type basic"
              + " does not have; log in by another type, or sign without {token}");
    }
  }

  @Override
  public CompletableFuture<Grant> grant() {
    return grant;
  }

  @Override
  public CompletableFuture<Grant> grantInsteadOf(Grant refused) {
    return grant;
  }

  @Override
  public String header() {
    return header;
  }

  @Override
  public String headerValue(TokenGrant at) {
    return prefix + at.token();
  }
}
