package id.blkhub.http;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.http.InquiryReply.AnswerGiven;
import id.blkhub.http.InquiryReply.AnswerLater;
import id.blkhub.http.InquiryReply.AnswerRefused;
import id.blkhub.http.InquiryReply.NoAnswer;
import id.blkhub.http.Verdict.Effect;
import id.blkhub.message.TestMark;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Asks one partner questions by a call of its route, with the login, the signature and the
 * certificates of that. Waits in no thread.
 */
public final class PartnerInquiry {
  private final CallOptions options;
  private final PartnerCall call;

  PartnerInquiry(CallOptions options, PartnerCall call) {
    this.options = options;
    this.call = call;
  }

  /**
   * Completes, never exceptionally for what a partner does, with what came back.
   *
   * @param key the same for the same question, so that the partner can tell
   * @param test whether the partner is to read that it is a test
   */
  public CompletableFuture<InquiryReply> ask(JsonNode question, String key, boolean test) {
    Map<String, String> headers = new HashMap<>();
    headers.put(PartnerCall.IDEMPOTENCY_KEY, key);
    if (test) {
      headers.put(PartnerCall.TEST, TestMark.TRUE);
    }
    CallOptions.Request request = options.request();
    try {
      JsonNode part = RequestBody.part(question, request.send());
      return call.send(request.format().write(part, request.send()), headers)
          .thenApply(PartnerInquiry::reply);
    } catch (RequestBody.Unfit unfit) {
      return CompletableFuture.completedFuture(new NoAnswer(unfit.why()));
    }
  }

  private static InquiryReply reply(Verdict verdict) {
    if (verdict instanceof Verdict.Accepted accepted) {
      return new AnswerGiven(accepted.body());
    }
    if (verdict instanceof Verdict.RefusedCall refused) {
      return new AnswerRefused(refused.why());
    }
    if (verdict instanceof Verdict.Later later) {
      return new AnswerLater(
          later.why(),
          later.after(),
          later.why().code().equals(PartnerCallProblem.TIMEOUT.code()),
          later.effect() == Effect.UNKNOWN);
    }
    return verdict instanceof Verdict.Nonsense nonsense
        ? new NoAnswer(nonsense.why())
        : new NoAnswer(ResponseClassifier.nonsense("already there").why());
  }
}
