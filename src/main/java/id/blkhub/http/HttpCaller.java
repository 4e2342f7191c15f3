package id.blkhub.http;

import id.blkhub.tls.ClientTls;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange with one deadline for everything, the body included: the client's own timeout
 * ends with the headers, so a partner that sends one byte a second would hold on for ever.
 */
final class HttpCaller implements Caller {
  private static final int MAX_ANSWER_BYTES = 256 * 1024;

  /** Shorter than the usual deadline, so that a failure to connect is seen as such. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final ExecutorService exchanges;
  private final ExecutorService workers;
  private final @Nullable ClientTls tls;
  private final Set<CompletableFuture<?>> awaited = ConcurrentHashMap.newKeySet();
  private volatile boolean givenUp;
  private HttpClient client;

  /** The context that the client was made with; null for Java's own. */
  private @Nullable SSLContext context;

  /**
   * @param exchanges drives the connections; never blocked by the hub's own work
   * @param workers where the reply is handed over
   * @param tls for connections to a partner with certificates of its own; null for any other
   */
  HttpCaller(ExecutorService exchanges, ExecutorService workers, @Nullable ClientTls tls) {
    this.exchanges = exchanges;
    this.workers = workers;
    this.tls = tls;
    this.context = tls == null ? null : tls.context();
    this.client = made(context);
  }

  private HttpClient made(@Nullable SSLContext with) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(exchanges);
    return (with == null ? builder : builder.sslContext(with)).build();
  }

  /** Another one once certificates have changed: open connections were made with the old ones. */
  private synchronized HttpClient client() {
    if (tls != null && tls.context() != context) {
      context = tls.context();
      client = made(context);
    }
    return client;
  }

  @Override
  public CompletableFuture<Reply> exchange(HttpRequest request, Duration deadline) {
    return sent(
        request,
        deadline,
        new LimitedBody(MAX_ANSWER_BYTES),
        response ->
            new Reply.Response(
                response.statusCode(),
                response.headers().firstValue("Retry-After"),
                response.body()),
        Reply.Failure::new);
  }

  @Override
  public CompletableFuture<FileReply> fetch(
      HttpRequest request, Duration deadline, Path to, long most) {
    return sent(
        request,
        deadline,
        new LimitedFile(to, most),
        response -> new FileReply.Answered(response.statusCode(), response.headers()),
        FileReply.Unanswered::new);
  }

  private <T, R> CompletableFuture<R> sent(
      HttpRequest request,
      Duration deadline,
      AbandonableBody<T> body,
      Function<HttpResponse<T>, R> answered,
      Function<Reply.ReplyKind, R> failed) {
    if (givenUp) {
      return CompletableFuture.completedFuture(failed.apply(Reply.ReplyKind.UNREACHABLE));
    }
    CompletableFuture<HttpResponse<T>> sent = client().sendAsync(request, info -> body);
    CompletableFuture<HttpResponse<T>> answer =
        sent.copy().orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
    awaited.add(answer);
    if (givenUp) {
      giveUp(answer);
    }
    return answer.handleAsync(
        (response, failure) -> {
          awaited.remove(answer);
          if (failure == null) {
            return answered.apply(response);
          }
          body.abandon();
          sent.cancel(true);
          return failed.apply(FailedExchange.kind(failure));
        },
        workers);
  }

  @Override
  public void giveUp() {
    givenUp = true;
    awaited.forEach(HttpCaller::giveUp);
  }

  private static void giveUp(CompletableFuture<?> answer) {
    answer.completeExceptionally(new CancellationException("the hub stops"));
  }
}
