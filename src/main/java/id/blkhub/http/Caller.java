package id.blkhub.http;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Makes HTTP calls. */
public interface Caller {
  /**
   * Sends a request and completes, never exceptionally, with what came back.
   *
   * @param deadline for everything, the body included
   */
  CompletableFuture<Reply> exchange(HttpRequest request, Duration deadline);

  /** Ends the calls that wait for an answer as broken, and makes no further one. */
  default void giveUp() {}
}
