package id.blkhub.http;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * One HTTP exchange with one deadline for everything, the body included: the client's own timeout
 * ends with the headers, so a partner that sends one byte a second would hold on for ever.
 */
final class HttpCaller implements Caller {
  private static final int MAX_ANSWER_BYTES = 256 * 1024;

  /** Shorter than the usual deadline, so that a failure to connect is seen as such. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient client;
  private final ExecutorService workers;
  private final Set<CompletableFuture<?>> awaited = ConcurrentHashMap.newKeySet();
  private volatile boolean givenUp;

  /**
   * @param exchanges drives the connections; never blocked by the hub's own work
   * @param workers where the reply is handed over
   */
  HttpCaller(ExecutorService exchanges, ExecutorService workers) {
    this.workers = workers;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(exchanges)
            .build();
  }

  @Override
  public CompletableFuture<Reply> exchange(HttpRequest request, Duration deadline) {
    if (givenUp) {
      return CompletableFuture.completedFuture(new Reply.Failure(Reply.ReplyKind.UNREACHABLE));
    }
    LimitedBody body = new LimitedBody(MAX_ANSWER_BYTES);
    CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, info -> body);
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
          return new Reply.Failure(kind(failure));
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

  private static Reply.ReplyKind kind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof LimitedBody.TooLarge) {
        return Reply.ReplyKind.TOO_LARGE;
      }
      if (cause instanceof ConnectException
          || cause instanceof HttpConnectTimeoutException
          || cause instanceof UnknownHostException
          || cause instanceof UnresolvedAddressException) {
        return Reply.ReplyKind.UNREACHABLE;
      }
      if (cause instanceof SSLHandshakeException) {
        return Reply.ReplyKind.UNTRUSTED;
      }
      if (cause instanceof TimeoutException) {
        return Reply.ReplyKind.TIMEOUT;
      }
    }
    return Reply.ReplyKind.BROKEN;
  }
}
