package id.blkhub.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code multipart/form-data} (RFC 7578). The same document gives the same bytes, as a repeated
 * call and its signature need it: the boundary is made of the content, which cannot hold its own
 * digest.
 */
final class MultipartBody {
  private static final int BOUNDARY_DIGITS = 40;

  private MultipartBody() {}

  /**
   * A part for each member of the object: a value as text, null as an empty text, anything larger
   * as JSON.
   *
   * @param at where the object is in the document; null for all of it
   */
  static CallBody of(JsonNode object, @Nullable JsonPointer at) throws RequestBody.Unfit {
    if (!object.isObject()) {
      throw new RequestBody.Unfit(PartnerCallProblem.NOT_A_FORM.violation(at == null ? "" : at));
    }
    String boundary =
        "blkhub-" + BodyDigest.of(RequestBody.json(object)).substring(0, BOUNDARY_DIGITS);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      JsonNode value = field.getValue();
      boolean json = value.isContainerNode();
      write(
          body,
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\nContent-Type: %s\r\n\r\n"
              .formatted(
                  boundary,
                  quoted(field.getKey()),
                  json ? "application/json" : "text/plain; charset=UTF-8"));
      if (json) {
        body.writeBytes(RequestBody.json(value));
      } else {
        write(body, value.isNull() ? "" : value.asText());
      }
      write(body, "\r\n");
    }
    write(body, "--" + boundary + "--\r\n");
    return new CallBody(body.toByteArray(), "multipart/form-data; boundary=" + boundary);
  }

  /** A name cannot end its header: what could is written as browsers do. */
  private static String quoted(String name) {
    return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
