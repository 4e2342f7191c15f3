package id.blkhub.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/**
 * Writes problems as {@code application/problem+json} (RFC 9457). {@code detail} follows
 * Accept-Language (Indonesian where that is preferred, else English); {@code message} and the
 * messages in {@code errors} are always in both languages.
 */
final class ProblemWriter {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ProblemWriter() {}

  static void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    HttpRule rule = problem.rule();
    boolean indonesian = "id".equals(request.getLocale().toLanguageTag().split("-", 2)[0]);
    response.resetBuffer();
    response.setStatus(rule.status().value());
    response.setHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, indonesian ? "id" : "en");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (rule == HttpRule.NOT_AUTHENTICATED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"blkhub\", charset=\"UTF-8\"");
    }
    if (problem.retryAfter() != null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(problem.waitSeconds()));
    }
    byte[] body = JSON.writeValueAsBytes(document(problem, indonesian));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    // now, because the server would first wait for the rest of a body nobody wants to read
    response.flushBuffer();
  }

  private static ObjectNode document(Problem problem, boolean indonesian) {
    HttpRule rule = problem.rule();
    ObjectNode document = JSON.createObjectNode();
    document.put("type", "urn:blkhub:problem:" + rule.code());
    document.put("title", rule.status().getReasonPhrase());
    document.put("status", rule.status().value());
    document.put("detail", indonesian ? rule.detail().id() : rule.detail().en());
    document.put("code", rule.code());
    document.set("message", both(rule.detail()));
    if (problem.messageId() != null) {
      document.put("instance", Paths.message(problem.messageId()));
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
