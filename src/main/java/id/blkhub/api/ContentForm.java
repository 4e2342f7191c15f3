package id.blkhub.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** How a request carries its message. */
enum ContentForm {
  PLAIN,
  CLOUD_EVENT_BINARY,
  CLOUD_EVENT_STRUCTURED;

  static final String PREFIX = "ce-";
  static final String DATASCHEMA = "ce-dataschema";
  static final String CORRECTION = "ce-correction";
  static final String CORRECTION_REASON = "ce-correctionreason";

  static final String TEST = "ce-test";

  /** The attributes that may stand beside a body of any form. */
  static final Set<String> PLAIN_TOO = Set.of(DATASCHEMA, CORRECTION, CORRECTION_REASON, TEST);

  private static final MediaType STRUCTURED =
      MediaType.parseMediaType("application/cloudevents+json");

  /**
   * Told by Content-Type and the {@code ce-} headers.
   *
   * @throws ProblemException 415 where the hub does not read that form
   */
  static ContentForm of(HttpServletRequest request) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    MediaType type = type(request.getContentType());
    if (encoding != null && !"identity".equalsIgnoreCase(encoding.strip()) || !isUtf8(type)) {
      throw ProblemException.of(HttpRule.MEDIA_TYPE);
    }
    if (type.equalsTypeAndSubtype(STRUCTURED)) {
      return CLOUD_EVENT_STRUCTURED;
    }
    if (!type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
      throw ProblemException.of(HttpRule.MEDIA_TYPE);
    }
    return isBinary(request) ? CLOUD_EVENT_BINARY : PLAIN;
  }

  private static MediaType type(String header) {
    try {
      return MediaType.parseMediaType(header == null ? "" : header);
    } catch (InvalidMediaTypeException e) {
      throw ProblemException.of(HttpRule.MEDIA_TYPE);
    }
  }

  private static boolean isUtf8(MediaType type) {
    try {
      Charset charset = type.getCharset();
      return charset == null || charset.equals(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isBinary(HttpServletRequest request) {
    // a correction, a version or a test alone does not make a CloudEvent of a plain message
    return java.util.Collections.list(request.getHeaderNames()).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.startsWith(PREFIX) && !PLAIN_TOO.contains(name));
  }
}
