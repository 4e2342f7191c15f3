package id.blkhub.http;

import java.net.http.HttpRequest;
import java.nio.file.Path;
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

  /**
   * The same for an answer of any size, which goes into a file.
   *
   * @param to the file, which is made
   * @param most bytes of the answer
   */
  default CompletableFuture<FileReply> fetch(
      HttpRequest request, Duration deadline, Path to, long most) {
    return CompletableFuture.completedFuture(new FileReply.Unanswered(Reply.ReplyKind.UNREACHABLE));
  }

  /** Ends the calls that wait for an answer as broken, and makes no further one. */
  default void giveUp() {}
}
