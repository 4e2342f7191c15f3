package id.blkhub.api;

import id.blkhub.message.Correction;
import id.blkhub.message.TestMark;
import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriUtils;

/** Takes the message out of its request: id, source and data. */
final class Unwrap {
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final StructuredEvent structured = new StructuredEvent();

  /**
   * @throws ProblemException 400 where the Idempotency-Key that counts is not usable
   */
  Envelope unwrap(ContentForm form, HttpServletRequest request, byte[] body) {
    return switch (form) {
      case PLAIN ->
          Envelope.of(
              body,
              idempotencyKey(request),
              null,
              dataschema(request),
              mark(request),
              test(request));
      case CLOUD_EVENT_BINARY -> binary(request, body);
      case CLOUD_EVENT_STRUCTURED -> structured.unwrap(body, beside(request));
    };
  }

  private static Envelope binary(HttpServletRequest request, byte[] body) {
    String id = attribute(request, "ce-id");
    String source = attribute(request, "ce-source");
    String type = attribute(request, "ce-type");
    List<Violation> wrong = new ArrayList<>();
    expect(wrong, "ce-specversion", "1.0".equals(attribute(request, "ce-specversion")));
    expect(wrong, "ce-id", MessageId.isSound(id));
    expect(wrong, "ce-source", MessageId.isSound(source));
    expect(wrong, "ce-type", MessageId.isSound(type));
    return wrong.isEmpty()
        ? Envelope.of(body, id, source, dataschema(request), mark(request), test(request))
        : Envelope.broken(body, wrong);
  }

  /** A client that writes them in the head means them, whatever form its body has. */
  private static Map<String, String> beside(HttpServletRequest request) {
    Map<String, String> attributes = new HashMap<>();
    for (String header : ContentForm.PLAIN_TOO) {
      String value = attribute(request, header);
      if (value != null) {
        attributes.put(header.substring(ContentForm.PREFIX.length()), value);
      }
    }
    String test = test(request);
    if (test != null) {
      attributes.put("test", test);
    }
    return attributes;
  }

  private static String test(HttpServletRequest request) {
    String said = attribute(request, ContentForm.TEST);
    for (String header : Collections.list(request.getHeaderNames())) {
      said = TestMark.said(said, header, request.getHeader(header));
    }
    return said;
  }

  private static String dataschema(HttpServletRequest request) {
    return attribute(request, ContentForm.DATASCHEMA);
  }

  private static Correction.Mark mark(HttpServletRequest request) {
    return new Correction.Mark(
        attribute(request, ContentForm.CORRECTION),
        attribute(request, ContentForm.CORRECTION_REASON));
  }

  private static void expect(List<Violation> wrong, String header, boolean sound) {
    if (!sound) {
      Text detail = HttpRule.ENVELOPE.detail();
      wrong.add(
          Violation.of(
              "",
              HttpRule.ENVELOPE.code(),
              header + ": " + detail.id(),
              header + ": " + detail.en()));
    }
  }

  /** The HTTP binding of CloudEvents percent-encodes what a header cannot carry. */
  private static String attribute(HttpServletRequest request, String header) {
    String value = request.getHeader(header);
    try {
      return value == null ? null : UriUtils.decode(value.strip(), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The header may be written as a quoted string, as its IETF draft has it, or bare. */
  private static String idempotencyKey(HttpServletRequest request) {
    String key = request.getHeader(IDEMPOTENCY_KEY);
    if (key == null) {
      return null;
    }
    String bare = key.strip();
    if (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    if (!MessageId.isSound(bare)) {
      throw ProblemException.of(HttpRule.MESSAGE_ID);
    }
    return bare;
  }
}
