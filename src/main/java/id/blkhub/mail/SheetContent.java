package id.blkhub.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.angus.mail.util.DecodingException;

/**
 * The decoded bytes of an attachment. What its sender encoded wrongly is told apart from a
 * connection that broke: it never gets better.
 */
final class SheetContent extends FilterInputStream {
  SheetContent(InputStream decoded) {
    super(decoded);
  }

  static final class Undecodable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undecodable() {
      super(null, null, false, false);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int from, int most) throws IOException {
    try {
      return super.read(to, from, most);
    } catch (DecodingException broken) {
      throw new Undecodable();
    }
  }
}
