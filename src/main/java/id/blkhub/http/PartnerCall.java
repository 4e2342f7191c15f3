package id.blkhub.http;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One call as a route configures it: request, login, verdict. */
final class PartnerCall {
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final CallOptions options;
  private final Caller caller;
  private final Login login;
  private final Signature signature;
  private final ResponseClassifier responseClassifier;

  /**
   * @param login null where the partner wants none
   * @param signature null where the partner wants none; it signs the token too, so never without a
   *     login
   */
  PartnerCall(
      CallOptions options,
      Caller caller,
      Login login,
      Signature signature,
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
    if (login == null) {
      return exchange(body, headers, null).thenApply(this::verdict);
    }
    return login.grant().thenCompose(grant -> with(grant, body, headers, true));
  }

  private CompletableFuture<Verdict> with(
      Login.Grant grant, byte[] body, Map<String, String> headers, boolean mayRenew) {
    if (grant.failure() != null) {
      return CompletableFuture.completedFuture(grant.failure());
    }
    return exchange(body, headers, grant)
        .thenCompose(
            reply -> {
              boolean unauthorized =
                  reply instanceof Reply.Response response && response.status() == 401;
              if (unauthorized && mayRenew) {
                return login
                    .grantInsteadOf(grant)
                    .thenCompose(renewed -> with(renewed, body, headers, false));
              }
              return CompletableFuture.completedFuture(verdict(reply));
            });
  }

  private Verdict verdict(Reply reply) {
    return responseClassifier.judge(reply, options.limits().timeout());
  }

  private CompletableFuture<Reply> exchange(
      byte[] body, Map<String, String> headers, Login.Grant grant) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(options.target().url())
            .method(options.target().method(), BodyPublishers.ofByteArray(body))
            .header(
                "Content-Type",
                options.request().form() ? "application/x-www-form-urlencoded" : "application/json")
            .header("Accept", "application/json")
            .header("User-Agent", "blk-exchange-hub");
    headers.forEach(request::header);
    if (grant != null) {
      request.header(login.header(), login.headerValue(grant));
    }
    if (signature != null) {
      signature.sign(
          request,
          options.target().method(),
          options.target().url(),
          grant.token(),
          body,
          headers.get(IDEMPOTENCY_KEY));
    }
    return caller.exchange(request.build(), options.limits().timeout());
  }
}
