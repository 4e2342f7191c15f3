package id.blkhub.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/** A body that was read completely, given to the code that reads the request. */
final class WholeBody implements InputBuffer, ApplicationBufferHandler {
  private final int most;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean given;
  private @Nullable ByteBuffer part;

  /**
   * @param most bytes that the body may have
   */
  WholeBody(int most) {
    this.most = most;
  }

  /**
   * Waits for the complete body.
   *
   * @return false where it is too large
   */
  boolean read(Request request) throws IOException {
    while (request.doRead(this) >= 0) {
      ByteBuffer read = Objects.requireNonNull(part);
      byte[] more = new byte[read.remaining()];
      read.get(more);
      bytes.write(more, 0, more.length);
      if (bytes.size() > most) {
        return false;
      }
    }
    return true;
  }

  void clear() {
    bytes.reset();
  }

  @Override
  public int doRead(ApplicationBufferHandler reader) {
    if (given || bytes.size() == 0) {
      return -1;
    }
    given = true;
    reader.setByteBuffer(ByteBuffer.wrap(bytes.toByteArray()));
    return bytes.size();
  }

  @Override
  public int available() {
    return given ? 0 : bytes.size();
  }

  @Override
  public void setByteBuffer(ByteBuffer buffer) {
    part = buffer;
  }

  @Override
  public @Nullable ByteBuffer getByteBuffer() {
    return part;
  }

  @Override
  public void expand(int size) {
    // the part is the web server's own buffer, which grows by itself
  }
}
