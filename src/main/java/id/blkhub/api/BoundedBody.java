package id.blkhub.api;

import id.blkhub.web.Visit;
import id.blkhub.web.WebRule;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a request's body without ever holding more than the limit and one byte. */
final class BoundedBody {
  private static final int PART = 16_384;

  private BoundedBody() {}

  /**
   * Refuses by Content-Length before anything is read.
   *
   * @throws ProblemException 413 where the request says that it is too large
   */
  static void checkLength(HttpServletRequest request, int limit) {
    if (request.getContentLengthLong() > limit) {
      throw ProblemException.of(HttpRule.TOO_LARGE);
    }
  }

  /**
   * @throws ProblemException 413 where there is more than the limit, 400 where the body ends early,
   *     408 where it does not end in time
   */
  static byte[] read(HttpServletRequest request, int limit) {
    try {
      return read(request.getInputStream(), limit);
    } catch (IOException e) {
      throw ProblemException.of(Visit.overdue(request) ? WebRule.TOO_SLOW : HttpRule.INCOMPLETE);
    }
  }

  /** Not readNBytes: at the limit that asks for zero bytes more, and Tomcat waits for them. */
  private static byte[] read(InputStream in, int limit) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[Math.min(PART, limit + 1)];
    int got;
    while ((got = in.read(part, 0, Math.min(part.length, limit + 1 - body.size()))) >= 0) {
      body.write(part, 0, got);
      if (body.size() > limit) {
        throw ProblemException.of(HttpRule.TOO_LARGE);
      }
    }
    return body.toByteArray();
  }
}
