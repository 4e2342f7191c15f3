package id.blkhub.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Writes an answer into a file up to a limit and closes the connection when more comes. */
final class LimitedFile implements AbandonableBody<Path> {
  private final Path file;
  private final long limit;
  private final CompletableFuture<Path> body = new CompletableFuture<>();
  private @Nullable OutputStream out;
  private long written;

  LimitedFile(Path file, long limit) {
    this.file = file;
    this.limit = limit;
  }

  @Override
  public CompletionStage<Path> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription upstream) {
    try {
      out = Files.newOutputStream(file);
    } catch (IOException e) {
      body.completeExceptionally(e);
    }
    // whoever gives up on the body also ends the transfer
    body.whenComplete(
        (path, failure) -> {
          if (failure != null) {
            upstream.cancel();
            close();
          }
        });
    upstream.request(Long.MAX_VALUE);
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    try {
      for (ByteBuffer buffer : buffers) {
        byte[] piece = new byte[buffer.remaining()];
        buffer.get(piece);
        written += piece.length;
        if (written > limit) {
          throw new LimitedBody.TooLarge();
        }
        if (out != null) {
          out.write(piece);
        }
      }
    } catch (IOException e) {
      body.completeExceptionally(e);
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    close();
    body.complete(file);
  }

  private synchronized void close() {
    if (out == null) {
      return;
    }
    try {
      out.close();
    } catch (IOException e) {
      body.completeExceptionally(e);
    }
    out = null;
  }

  @Override
  public void abandon() {
    body.completeExceptionally(new IOException("abandoned at the deadline"));
  }
}
