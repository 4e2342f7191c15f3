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

  /** Carried where what is sent is a test. */
  static final String TEST = "ce-test";

  private final CallOptions options;
  private final Caller caller;
  private final @Nullable Login login;
  private final @Nullable RequestSigner signer;
  private final ResponseClassifier responseClassifier;

  /**
   * @param login null where the partner wants none
   * @param signer null where the partner wants no signature
   */
  PartnerCall(
      CallOptions options,
      Caller caller,
      @Nullable Login login,
      @Nullable RequestSigner signer,
      ResponseClassifier responseClassifier) {
    this.options = options;
    this.caller = caller;
    this.login = login;
    this.signer = signer;
    this.responseClassifier = responseClassifier;
  }

  /**
   * Sends, logging in where needed; never completes exceptionally for what a partner does.
   *
   * @param headers of this message, {@link #IDEMPOTENCY_KEY} among them
   */
  CompletableFuture<Verdict> send(CallBody body, Map<String, String> headers) {
    return login == null
        ? exchange(signed(request(body, headers), "", body, headers)).thenApply(this::verdict)
        : login.grant().thenCompose(grant -> with(login, grant, body, headers, true));
  }

  private CompletableFuture<Verdict> with(
      Login at, Login.Grant grant, CallBody body, Map<String, String> headers, boolean mayRenew) {
    if (!(grant instanceof TokenGrant token)) {
      return CompletableFuture.completedFuture(((NoGrant) grant).why());
    }
    HttpRequest.Builder request = request(body, headers);
    request.header(at.header(), at.headerValue(token));
    signed(request, token.token(), body, headers);
    return exchange(request)
        .thenCompose(
            reply -> {
              boolean unauthorized =
                  reply instanceof Reply.Response response && response.status() == 401;
              if (unauthorized && mayRenew) {
                return at.grantInsteadOf(token)
                    .thenCompose(
                        renewed ->
                            renewed.equals(token)
                                ? CompletableFuture.completedFuture(verdict(reply))
                                : with(at, renewed, body, headers, false));
              }
              return CompletableFuture.completedFuture(verdict(reply));
            });
  }

  private HttpRequest.Builder signed(
      HttpRequest.Builder request, String token, CallBody body, Map<String, String> headers) {
    if (signer != null) {
      CallOptions.Target target = options.target();
      String key = Objects.requireNonNull(headers.get(IDEMPOTENCY_KEY), IDEMPOTENCY_KEY);
      signer.sign(request, new SignedCall(target.method(), target.url(), token, body.bytes(), key));
    }
    return request;
  }

  private Verdict verdict(Reply reply) {
    return responseClassifier.judge(reply, options.limits().timeout());
  }

  private HttpRequest.Builder request(CallBody body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(options.target().url())
            .method(options.target().method(), BodyPublishers.ofByteArray(body.bytes()))
            .header("Content-Type", body.type())
            .header("Accept", "application/json")
            .header("User-Agent", "blk-exchange-hub");
    headers.forEach(request::header);
    return request;
  }

  private CompletableFuture<Reply> exchange(HttpRequest.Builder request) {
    return caller.exchange(request.build(), options.limits().timeout());
  }
}
