package id.blkhub.http;

import id.blkhub.http.Login.NoGrant;
import id.blkhub.http.Login.TokenGrant;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call as a route configures it: request, login, verdict. */
final class PartnerCall {
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final CallOptions options;
  private final Caller caller;
  private final @Nullable Login login;
  private final @Nullable Signature signature;
  private final ResponseClassifier responseClassifier;

  /**
   * @param login null where the partner wants none
   * @param signature null where the partner wants none; it signs the token too, so never without a
   *     login
   */
  PartnerCall(
      CallOptions options,
      Caller caller,
      @Nullable Login login,
      @Nullable Signature signature,
      ResponseClassifier responseClassifier) {
    this.options = options;
    this.caller = caller;
    this.login = login;
    this.signature = signature;
    this.responseClassifier = responseClassifier;
  }

  /**
   * Sends, logging in where needed; never completes exceptionally for what a partner does.
   *
   * @param headers of this message, {@link #IDEMPOTENCY_KEY} among them
   */
  CompletableFuture<Verdict> send(byte[] body, Map<String, String> headers) {
    return login == null
        ? exchange(request(body, headers)).thenApply(this::verdict)
        : login.grant().thenCompose(grant -> with(login, grant, body, headers, true));
  }

  private CompletableFuture<Verdict> with(
      Login at, Login.Grant grant, byte[] body, Map<String, String> headers, boolean mayRenew) {
    if (!(grant instanceof TokenGrant token)) {
      return CompletableFuture.completedFuture(((NoGrant) grant).why());
    }
    HttpRequest.Builder request = request(body, headers);
    request.header(at.header(), at.headerValue(token));
    if (signature != null) {
      String key = Objects.requireNonNull(headers.get(IDEMPOTENCY_KEY), IDEMPOTENCY_KEY);
      CallOptions.Target target = options.target();
      signature.sign(request, target.method(), target.url(), token.token(), body, key);
    }
    return exchange(request)
        .thenCompose(
            reply -> {
              boolean unauthorized =
                  reply instanceof Reply.Response response && response.status() == 401;
              if (unauthorized && mayRenew) {
                return at.grantInsteadOf(token)
                    .thenCompose(renewed -> with(at, renewed, body, headers, false));
              }
              return CompletableFuture.completedFuture(verdict(reply));
            });
  }

  private Verdict verdict(Reply reply) {
    return responseClassifier.judge(reply, options.limits().timeout());
  }

  private HttpRequest.Builder request(byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(options.target().url())
            .method(options.target().method(), BodyPublishers.ofByteArray(body))
            .header(
                "Content-Type",
                options.request().form() ? "application/x-www-form-urlencoded" : "application/json")
            .header("Accept", "application/json")
            .header("User-Agent", "blk-exchange-hub");
    headers.forEach(request::header);
    return request;
  }

  private CompletableFuture<Reply> exchange(HttpRequest.Builder request) {
    return caller.exchange(request.build(), options.limits().timeout());
  }
}
