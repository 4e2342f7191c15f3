package id.blkhub.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private static final String ACCEPT = "accept";

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
    withoutEmptyElements(headers);
    getNext().invoke(request, response);
  }

  private static boolean isMessage(Request request) {
    return "POST".equals(request.getMethod())
        && MESSAGES.matcher(request.getRequestURI()).matches();
  }

  /** A list may have elements without anything (RFC 9110, 5.6.1); not every reader knows that. */
  private static void withoutEmptyElements(MimeHeaders headers) {
    List<String> values = Collections.list(headers.values(ACCEPT));
    List<String> elements =
        values.stream().flatMap(value -> Arrays.stream(value.split(",", -1))).toList();
    if (elements.stream().noneMatch(String::isBlank)) {
      return;
    }
    headers.removeHeader(ACCEPT);
    String rest =
        elements.stream().filter(element -> !element.isBlank()).collect(Collectors.joining(","));
    if (!rest.isEmpty()) {
      headers.setValue(ACCEPT).setString(rest);
    }
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
