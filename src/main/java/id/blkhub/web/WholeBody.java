package id.blkhub.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** A body that was read as a whole, given to whoever reads the request. */
final class WholeBody implements InputBuffer, ApplicationBufferHandler {
  private final int most;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean given;
  private ByteBuffer part;

  /**
   * @param most bytes it may have
   */
  WholeBody(int most) {
    this.most = most;
  }

  /**
   * Waits for all of it.
   *
   * @return false where there is more than it may have
   */
  boolean read(Request request) throws IOException {
    while (request.doRead(this) >= 0) {
      byte[] more = new byte[part.remaining()];
      part.get(more);
      bytes.write(more, 0, more.length);
      if (bytes.size() > most) {
        return false;
      }
    }
    return true;
  }

  void forget() {
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
  public ByteBuffer getByteBuffer() {
    return part;
  }

  @Override
  public void expand(int size) {
    // the part is the server's own buffer, which grows by itself
  }
}
