package id.blkhub.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.blkhub.reader.AttributeName;
import id.blkhub.reader.Head;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.RawHead;
import id.blkhub.reader.TooMuchBeside;
import id.blkhub.web.WebRule;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** What a request says beside its body, as the CloudEvents binding for HTTP writes it. */
final class RequestHead {
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** In the place of what cannot be decoded: no word and no id. */
  private static final String NOTHING = "";

  private RequestHead() {}

  /**
   * @throws ProblemException 415 where the hub does not read that form, 400 where there is too much
   */
  static Head read(HttpServletRequest request) {
    Head head = head(request);
    if (head.contentType() == null || !head.isReadable()) {
      throw ProblemException.refused(WebRule.MEDIA_TYPE, head.violations());
    }
    return head;
  }

  private static Head head(HttpServletRequest request) {
    RawHead raw = new RawHead(false);
    for (String name : Collections.list(request.getHeaderNames())) {
      if (AttributeName.isSpelled(name)) {
        values(request, name).forEach(value -> raw.field(name, attribute(value)));
      }
    }
    values(request, HttpHeaders.CONTENT_TYPE).forEach(raw::contentType);
    values(request, HttpHeaders.CONTENT_ENCODING).forEach(raw::contentEncoding);
    values(request, IDEMPOTENCY_KEY).forEach(key -> raw.idempotencyKey(key(key)));
    try {
      return MessageReader.head(raw);
    } catch (TooMuchBeside e) {
      throw ProblemException.refused(HttpRule.TOO_MUCH_BESIDE, List.of(e.violation()));
    }
  }

  private static List<String> values(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name)).stream().map(String::strip).toList();
  }

  /** A quoted string first, then one round of percent-decoding: CloudEvents over HTTP, 3.1.3.2. */
  private static String attribute(String value) {
    String bare = isQuoted(value) ? unquoted(value) : value;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(bare.length());
    for (int at = 0; at < bare.length(); at++) {
      char c = bare.charAt(at);
      if (c != '%') {
        bytes.write(c);
        continue;
      }
      int high = at + 2 < bare.length() ? Character.digit(bare.charAt(at + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bare.charAt(at + 2), 16);
      if (low < 0) {
        return NOTHING;
      }
      bytes.write(high << 4 | low);
      at += 2;
    }
    return text(bytes.toByteArray());
  }

  /** The header may be written as a quoted string, as its IETF draft has it, or bare. */
  private static String key(String value) {
    return text((isQuoted(value) ? unquoted(value) : value).getBytes(ISO_8859_1));
  }

  private static boolean isQuoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
  }

  private static String unquoted(String value) {
    return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
  }

  /** The web server takes each byte of a header for a character. */
  private static String text(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return NOTHING;
    }
  }
}
