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
      ProblemDocument problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    HttpErrorReason reason = problem.reason();
    boolean indonesian = "id".equals(request.getLocale().toLanguageTag().split("-", 2)[0]);
    response.resetBuffer();
    response.setStatus(reason.status().value());
    response.setHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, indonesian ? "id" : "en");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    SafeHeaders.set(response);
    if (reason.status() == HttpStatus.UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"blkhub\", charset=\"UTF-8\"");
    }
    if (problem.retryAfter() != null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(problem.waitSeconds()));
    }
    byte[] body = bytes(problem, indonesian);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    // flush now; otherwise the web server first waits for the rest of the request's body
    response.flushBuffer();
  }

  /** A complete HTTP answer, for a connection on which no request could be read. */
  static byte[] rawAnswer(HttpErrorReason reason) {
    byte[] body = bytes(ProblemDocument.of(reason), false);
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(reason.status().value()).append(" \r\n");
    head.append("Content-Type: ").append(MEDIA_TYPE).append("\r\n");
    head.append("Content-Language: en\r\nCache-Control: no-store\r\n");
    SafeHeaders.each((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
    byte[] first = head.toString().getBytes(StandardCharsets.US_ASCII);
    byte[] whole = java.util.Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, whole, first.length, body.length);
    return whole;
  }

  private static byte[] bytes(ProblemDocument problem, boolean indonesian) {
    try {
      return JSON.writeValueAsBytes(document(problem, indonesian));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode document(ProblemDocument problem, boolean indonesian) {
    HttpErrorReason reason = problem.reason();
    ObjectNode document = JSON.createObjectNode();
    document.put("type", "urn:blkhub:problem:" + reason.code());
    document.put("title", reason.status().getReasonPhrase());
    document.put("status", reason.status().value());
    document.put("detail", indonesian ? reason.sentence().id() : reason.sentence().en());
    document.put("code", reason.code());
    document.set("message", both(reason.sentence()));
    if (problem.messageId() != null) {
      document.put("instance", "/api/v1/messages/" + problem.messageId());
      document.put("messageId", problem.messageId());
    }
    if (problem.reference() != null) {
      document.put("reference", problem.reference());
    }
    if (!problem.errors().isEmpty()) {
      ArrayNode errors = document.putArray("errors");
      for (Violation violation : problem.errors()) {
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
