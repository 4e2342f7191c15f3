package id.blkhub.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads a request's body without ever holding more than the limit and one byte. */
final class BoundedBody {
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
   * @throws ProblemException 413 where there is more than the limit, 400 where the body ends early
   */
  static byte[] read(HttpServletRequest request, int limit) {
    byte[] body;
    try {
      body = request.getInputStream().readNBytes(limit + 1);
    } catch (IOException e) {
      throw ProblemException.of(HttpRule.INCOMPLETE);
    }
    if (body.length > limit) {
      throw ProblemException.of(HttpRule.TOO_LARGE);
    }
    return body;
  }
}
