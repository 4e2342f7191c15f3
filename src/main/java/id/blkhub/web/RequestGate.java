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
 * Answers 415 to a body with an invalid content type, before any code that parses types fails on
 * it. Without a body an invalid type is removed. Messages of partners are left to their reader,
 * which reports a wrong type as at every other door.
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
    removeEmptyElements(headers);
    getNext().invoke(request, response);
  }

  private static boolean isMessage(Request request) {
    return "POST".equals(request.getMethod())
        && MESSAGES.matcher(request.getRequestURI()).matches();
  }

  /**
   * Removes empty elements of Accept, which are allowed (RFC 9110, 5.6.1) but fail some parsers.
   */
  private static void removeEmptyElements(MimeHeaders headers) {
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
      // an unknown character set
      return false;
    }
  }

  private static boolean hasBody(Request request, MimeHeaders headers) {
    return request.getContentLengthLong() > 0 || headers.getValue("transfer-encoding") != null;
  }
}
