package id.blkhub.http;

import id.blkhub.tls.ClientTls;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
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
    if (givenUp) {
      return CompletableFuture.completedFuture(new Reply.Failure(Reply.ReplyKind.UNREACHABLE));
    }
    LimitedBody body = new LimitedBody(MAX_ANSWER_BYTES);
    CompletableFuture<HttpResponse<byte[]>> sent = client().sendAsync(request, info -> body);
    CompletableFuture<HttpResponse<byte[]>> answer =
        sent.copy().orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
    awaited.add(answer);
    if (givenUp) {
      giveUp(answer);
    }
    return answer.handleAsync(
        (response, failure) -> {
          awaited.remove(answer);
          if (failure == null) {
            return new Reply.Response(
                response.statusCode(),
                response.headers().firstValue("Retry-After"),
                response.body());
          }
          body.abandon();
          sent.cancel(true);
          return new Reply.Failure(FailedExchange.kind(failure));
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
