package id.blkhub.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Refuses a body of no type, before anything that reads types fails on it: 415. Without a body the
 * type says nothing and is taken away. Where messages of partners come in, their reader says what
 * is wrong with a type, as at every other door.
 */
final class RequestGate extends ValveBase {
  private static final String CONTENT_TYPE = "content-type";
  private static final Pattern MESSAGES = Pattern.compile("/api/v1/messages/[^/]+");

  RequestGate() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
    List<String> types = Collections.list(headers.values(CONTENT_TYPE));
    boolean unclear = types.size() > 1 || types.size() == 1 && !isType(types.get(0));
    if (unclear && !isMessage(request)) {
      headers.removeHeader(CONTENT_TYPE);
      if (hasBody(request, headers) && !response.isError()) {
        response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
      }
    }
    getNext().invoke(request, response);
  }

  private static boolean isMessage(Request request) {
    return "POST".equals(request.getMethod())
        && MESSAGES.matcher(request.getRequestURI()).matches();
  }

  private static boolean isType(String header) {
    try {
      MediaType type = MediaType.parseMediaType(header);
      type.getCharset();
      return type.isConcrete();
    } catch (InvalidMediaTypeException e) {
      return false;
    } catch (IllegalArgumentException e) {
      // a character set nobody knows
      return false;
    }
  }

  private static boolean hasBody(Request request, MimeHeaders headers) {
    return request.getContentLengthLong() > 0 || headers.getValue("transfer-encoding") != null;
  }
}
