package id.blkhub.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.message.Violation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The part of a document that a call sends, and the key it is remembered under. */
final class RequestBody {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
  private static final int LONGEST_KEY = 1000;

  private RequestBody() {}

  /** The document does not hold what the call needs. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Violation why;

    Unfit(Violation why) {
      super(why.code());
      this.why = why;
    }

    Violation why() {
      return why;
    }
  }

  /**
   * @param at where the part is; null for all of the document
   */
  static JsonNode part(JsonNode document, @Nullable JsonPointer at) throws Unfit {
    JsonNode part = at == null ? document : document.at(at);
    if (part.isMissingNode() || part.isNull()) {
      throw new Unfit(PartnerCallProblem.VALUE_MISSING.violation(at == null ? "" : at));
    }
    return part;
  }

  static byte[] json(JsonNode part) {
    try {
      return JSON.writeValueAsBytes(part);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree could not be written");
    }
  }

  /**
   * {@code application/x-www-form-urlencoded} of a flat object; null becomes an empty value.
   *
   * @param at where the part is in the document; null for all of it
   */
  static byte[] form(JsonNode part, @Nullable JsonPointer at) throws Unfit {
    if (!part.isObject()) {
      throw new Unfit(PartnerCallProblem.NOT_A_FORM.violation(at == null ? "" : at));
    }
    StringJoiner form = new StringJoiner("&");
    for (Iterator<Map.Entry<String, JsonNode>> fields = part.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (field.getValue().isContainerNode()) {
        throw new Unfit(
            PartnerCallProblem.NOT_A_FORM.violation((at == null ? "" : at) + "/" + field.getKey()));
      }
      String value = field.getValue().isNull() ? "" : field.getValue().asText();
      form.add(encode(field.getKey()) + '=' + encode(value));
    }
    return form.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A scalar stands for itself, anything larger for its SHA-256. */
  static String key(JsonNode part) {
    if (part.isValueNode() && part.asText().length() <= LONGEST_KEY) {
      return part.asText();
    }
    return "sha256:" + BodyDigest.of(json(part));
  }
}
