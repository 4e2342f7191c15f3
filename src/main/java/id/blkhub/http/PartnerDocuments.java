package id.blkhub.http;

import id.blkhub.http.Login.NoGrant;
import id.blkhub.http.Login.TokenGrant;
import id.blkhub.http.PartnerDocument.Fetched;
import id.blkhub.http.PartnerDocument.NotNow;
import id.blkhub.http.PartnerDocument.TokenRefused;
import id.blkhub.http.PartnerDocument.Unchanged;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks one partner for documents, with the login and the certificates of its calls. Follows no
 * redirect, and waits in no thread.
 */
public final class PartnerDocuments {
  private static final byte[] UNREAD = new byte[0];

  private final Caller caller;
  private final @Nullable Login login;
  private final Clock clock;

  PartnerDocuments(Caller caller, @Nullable Login login, Clock clock) {
    this.caller = caller;
    this.login = login;
    this.clock = clock;
  }

  /**
   * How long an answer may take as a whole, and how large it may be.
   *
   * @param most bytes
   */
  public record AnswerLimits(Duration deadline, long most) {}

  /**
   * Completes, never exceptionally for what a partner does, with what came back.
   *
   * @param headers of the question, beside the login's
   * @param to the file that the document goes into
   */
  public CompletableFuture<PartnerDocument> get(
      URI url, Map<String, String> headers, Path to, AnswerLimits limits) {
    HttpRequest.Builder question =
        HttpRequest.newBuilder(url)
            .header("Accept", "application/json")
            .header("User-Agent", "blk-exchange-hub");
    headers.forEach(question::header);
    return login == null
        ? ask(question, to, limits).thenApply(reply -> read(reply, limits))
        : login.grant().thenCompose(grant -> ask(login, grant, question, to, limits));
  }

  private CompletableFuture<PartnerDocument> ask(
      Login at, Login.Grant grant, HttpRequest.Builder question, Path to, AnswerLimits limits) {
    if (!(grant instanceof TokenGrant token)) {
      Verdict.Later why = ((NoGrant) grant).why();
      return CompletableFuture.completedFuture(new NotNow(why.why(), why.after()));
    }
    question.header(at.header(), at.headerValue(token));
    return ask(question, to, limits)
        .thenCompose(
            reply -> {
              PartnerDocument read = read(reply, limits);
              boolean unauthorized =
                  reply instanceof FileReply.Answered answered && answered.status() == 401;
              return unauthorized && read instanceof NotNow now
                  ? at.grantInsteadOf(token)
                      .thenApply(other -> other.equals(token) ? now : new TokenRefused(now.why()))
                  : CompletableFuture.completedFuture(read);
            });
  }

  private CompletableFuture<FileReply> ask(
      HttpRequest.Builder question, Path to, AnswerLimits limits) {
    return caller.fetch(question.build(), limits.deadline(), to, limits.most());
  }

  private PartnerDocument read(FileReply reply, AnswerLimits limits) {
    if (reply instanceof FileReply.Unanswered unanswered) {
      return unanswered.why() == Reply.ReplyKind.TOO_LARGE
          ? new NotNow(PartnerCallProblem.DOCUMENT_TOO_LARGE.violation(limits.most()), null)
          : judged(new Reply.Failure(unanswered.why()), limits);
    }
    FileReply.Answered answered = (FileReply.Answered) reply;
    return switch (answered.status()) {
      case 200 -> new Fetched(answered.headers());
      case 204, 304 -> new Unchanged();
      default ->
          judged(
              new Reply.Response(
                  answered.status(), answered.headers().firstValue("Retry-After"), UNREAD),
              limits);
    };
  }

  private PartnerDocument judged(Reply reply, AnswerLimits limits) {
    Verdict verdict = ResponseClassifier.PLAIN.judge(reply, limits.deadline());
    if (verdict instanceof Verdict.Later later) {
      return new NotNow(later.why(), later.after());
    }
    int status = reply instanceof Reply.Response response ? response.status() : 0;
    Duration after =
        reply instanceof Reply.Response response
            ? RetryAfter.parse(response.retryAfter(), clock)
            : null;
    return new NotNow(PartnerCallProblem.QUESTION_REFUSED.violation(status), after);
  }
}
