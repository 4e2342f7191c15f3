package id.blkhub.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Collects an answer up to a limit and closes the connection when more comes. */
final class LimitedBody implements AbandonableBody<byte[]> {
  private final int limit;
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();

  LimitedBody(int limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription upstream) {
    upstream.request(Long.MAX_VALUE);
    // whoever gives up on the body also ends the transfer
    body.whenComplete(
        (bytes, failure) -> {
          if (failure != null) {
            upstream.cancel();
          }
        });
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] piece = new byte[buffer.remaining()];
      buffer.get(piece);
      if (collected.size() + piece.length > limit) {
        body.completeExceptionally(new TooLarge());
        return;
      }
      collected.write(piece, 0, piece.length);
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(collected.toByteArray());
  }

  @Override
  public void abandon() {
    body.completeExceptionally(new IOException("abandoned at the deadline"));
  }

  /** More bytes than the hub takes. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
