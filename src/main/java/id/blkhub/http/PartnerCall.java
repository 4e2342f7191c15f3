package id.blkhub.http;

import id.blkhub.message.Correction;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;

/** One call as a route configures it: request, login, verdict. */
final class PartnerCall {
  private final CallOptions options;
  private final Caller caller;
  private final Login login;
  private final Signature signature;
  private final Judge judge;

  /**
   * @param login null where the partner wants none
   * @param signature null where the partner wants none; it signs the token too, so never without a
   *     login
   */
  PartnerCall(CallOptions options, Caller caller, Login login, Signature signature, Judge judge) {
    this.options = options;
    this.caller = caller;
    this.login = login;
    this.signature = signature;
    this.judge = judge;
  }

  /**
   * Sends, logging in where needed; never completes exceptionally for what a partner does.
   *
   * @param correction null for an ordinary delivery
   */
  CompletableFuture<Verdict> send(byte[] body, String idempotencyKey, Correction correction) {
    if (login == null) {
      return exchange(body, idempotencyKey, correction, null).thenApply(this::verdict);
    }
    return login.grant().thenCompose(grant -> with(grant, body, idempotencyKey, correction, true));
  }

  private CompletableFuture<Verdict> with(
      Login.Grant grant,
      byte[] body,
      String idempotencyKey,
      Correction correction,
      boolean mayRenew) {
    if (grant.failure() != null) {
      return CompletableFuture.completedFuture(grant.failure());
    }
    return exchange(body, idempotencyKey, correction, grant)
        .thenCompose(
            reply -> {
              boolean unauthorized =
                  reply instanceof Reply.Response response && response.status() == 401;
              if (unauthorized && mayRenew) {
                return login
                    .grantInsteadOf(grant)
                    .thenCompose(renewed -> with(renewed, body, idempotencyKey, correction, false));
              }
              return CompletableFuture.completedFuture(verdict(reply));
            });
  }

  private Verdict verdict(Reply reply) {
    return judge.judge(reply, options.timeout());
  }

  private CompletableFuture<Reply> exchange(
      byte[] body, String idempotencyKey, Correction correction, Login.Grant grant) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(options.url())
            .method(options.method(), BodyPublishers.ofByteArray(body))
            .header(
                "Content-Type",
                options.form() ? "application/x-www-form-urlencoded" : "application/json")
            .header("Accept", "application/json")
            .header("User-Agent", "blk-exchange-hub")
            .header("Idempotency-Key", idempotencyKey);
    if (correction != null) {
      request.header("ce-correction", correction.text());
    }
    if (grant != null) {
      request.header(login.header(), login.headerValue(grant));
    }
    if (signature != null) {
      signature.sign(request, options.method(), options.url(), grant.token(), body, idempotencyKey);
    }
    return caller.exchange(request.build(), options.timeout());
  }
}
