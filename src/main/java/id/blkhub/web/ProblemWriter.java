package id.blkhub.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Writes problems as {@code application/problem+json} (RFC 9457). {@code detail} follows
 * Accept-Language (Indonesian where that is preferred, else English); {@code message} and the
 * messages in {@code errors} are always in both languages.
 */
public final class ProblemWriter {
  private static final String MEDIA_TYPE = "application/problem+json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ProblemWriter() {}

  public static void write(
      ProblemDocument problemDocument, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    HttpErrorReason httpErrorReason = problemDocument.reason();
    boolean indonesian = "id".equals(request.getLocale().toLanguageTag().split("-", 2)[0]);
    response.resetBuffer();
    response.setStatus(httpErrorReason.status().value());
    response.setHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, indonesian ? "id" : "en");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    SafeHeaders.set(response);
    if (httpErrorReason.status() == HttpStatus.UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"blkhub\", charset=\"UTF-8\"");
    }
    if (problemDocument.retryAfter() != null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(problemDocument.waitSeconds()));
    }
    byte[] body = bytes(problemDocument, indonesian);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    // now, because the server would first wait for the rest of a body nobody wants to read
    response.flushBuffer();
  }

  /** A whole answer, for a connection on which no request could be read. */
  static byte[] rawAnswer(HttpErrorReason httpErrorReason) {
    byte[] body = bytes(ProblemDocument.of(httpErrorReason), false);
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(httpErrorReason.status().value()).append(" \r\n");
    head.append("Content-Type: ").append(MEDIA_TYPE).append("\r\n");
    head.append("Content-Language: en\r\nCache-Control: no-store\r\n");
    SafeHeaders.each((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
    byte[] first = head.toString().getBytes(StandardCharsets.US_ASCII);
    byte[] whole = java.util.Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, whole, first.length, body.length);
    return whole;
  }

  private static byte[] bytes(ProblemDocument problemDocument, boolean indonesian) {
    try {
      return JSON.writeValueAsBytes(document(problemDocument, indonesian));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode document(ProblemDocument problemDocument, boolean indonesian) {
    HttpErrorReason httpErrorReason = problemDocument.reason();
    ObjectNode document = JSON.createObjectNode();
    document.put("type", "urn:blkhub:problem:" + httpErrorReason.code());
    document.put("title", httpErrorReason.status().getReasonPhrase());
    document.put("status", httpErrorReason.status().value());
    document.put(
        "detail", indonesian ? httpErrorReason.sentence().id() : httpErrorReason.sentence().en());
    document.put("code", httpErrorReason.code());
    document.set("message", both(httpErrorReason.sentence()));
    if (problemDocument.messageId() != null) {
      document.put("instance", "/api/v1/messages/" + problemDocument.messageId());
      document.put("messageId", problemDocument.messageId());
    }
    if (problemDocument.reference() != null) {
      document.put("reference", problemDocument.reference());
    }
    if (!problemDocument.errors().isEmpty()) {
      ArrayNode errors = document.putArray("errors");
      for (Violation violation : problemDocument.errors()) {
        errors
            .addObject()
            .put("path", violation.path())
            .put("code", violation.code())
            .set("message", both(violation.message()));
      }
    }
    return document;
  }

  private static ObjectNode both(Text text) {
    return JSON.createObjectNode().put("id", text.id()).put("en", text.en());
  }
}
