package id.blkhub.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Closes the connection of a request that was turned away before its body came. The web server
 * would read up to 2 MB of it first, to use the connection again: from a client that writes one
 * byte a second, be it a stranger, for weeks and with a thread of its own.
 */
final class UnreadBody extends ValveBase {
  private static final String LEAVE = UnreadBody.class.getName();
  private static final int PART = 8_192;

  /** A body that comes as fast as it is read must not be read for ever. */
  private static final int MOST = 256 * 1_024;

  UnreadBody() {
    super(true);
  }

  /** Takes what has come already, without waiting; has the rest left unread. */
  static void leave(HttpServletRequest request) {
    try {
      ServletInputStream in = request.getInputStream();
      byte[] part = new byte[PART];
      // a client that hears the answer with its body half sent may miss it
      int taken = 0;
      while (taken < MOST && in.available() > 0) {
        int more = in.read(part);
        if (more < 0) {
          break;
        }
        taken += more;
      }
      if (request.getContentLengthLong() != 0 && !in.isFinished()) {
        request.setAttribute(LEAVE, true);
      }
    } catch (IOException e) {
      request.setAttribute(LEAVE, true);
    }
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    if (request.getAttribute(LEAVE) != null) {
      response.finishResponse();
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }
}
