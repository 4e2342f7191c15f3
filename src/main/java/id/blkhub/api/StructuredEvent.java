package id.blkhub.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import id.blkhub.message.Correction;
import id.blkhub.message.TestMark;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Unwraps a structured CloudEvent. {@code data} is cut out of the body byte for byte, so that what
 * is checked, hashed and kept is what the sender wrote, not what a parser made of it.
 */
final class StructuredEvent {
  private static final Set<String> REQUIRED = Set.of("specversion", "id", "source", "type");

  /** The two ways to carry the message; an event has one of them. */
  private static final Set<String> DATA = Set.of("data", "data_base64");

  /**
   * What asks something of the hub: written as anything but a text, it is refused, not left out.
   */
  private static final Set<String> ASKING =
      Set.of("dataschema", "correction", "correctionreason", "test");

  /** As deep and as long as the strict parser that reads {@code data} afterwards allows. */
  private final JsonFactory factory =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(70).build())
          .build();

  /**
   * @param beside attributes in the head of the request; they count where the event itself is
   *     silent, and one that makes a test of the message counts in any case
   */
  Envelope unwrap(byte[] body, Map<String, String> beside) {
    Map<String, String> attributes = new HashMap<>(beside);
    byte[] data = null;
    try {
      String text = utf8(body);
      JsonParser parser = factory.createParser(text.toCharArray());
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Envelope.broken(body, List.of(violation("")));
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (data != null && DATA.contains(name)) {
          return Envelope.broken(body, List.of(violation("/" + name)));
        } else if (name.equals("data")) {
          data = slice(parser, text);
        } else if (name.equals("data_base64") && value == JsonToken.VALUE_STRING) {
          data = Base64.getDecoder().decode(parser.getText());
        } else if (value == JsonToken.VALUE_STRING) {
          attributes.put(name, parser.getText());
        } else if (ASKING.contains(name) && value != JsonToken.VALUE_NULL) {
          boolean said = name.equals("test") && value.isBoolean();
          attributes.put(name, said ? parser.getText() : "");
          parser.skipChildren();
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        return Envelope.broken(body, List.of(violation("")));
      }
    } catch (IOException | IllegalArgumentException e) {
      return Envelope.broken(body, List.of(violation("")));
    }
    if (TestMark.set(beside.get("test"))) {
      attributes.put("test", TestMark.TRUE);
    }
    return checked(body, attributes, data);
  }

  private static byte[] slice(JsonParser parser, String text) throws IOException {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    int to = (int) parser.currentLocation().getCharOffset();
    return text.substring(from, to).getBytes(StandardCharsets.UTF_8);
  }

  /** Strictly, so that encoding a part of the text again gives the very bytes it came from. */
  private static String utf8(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  private static Envelope checked(byte[] body, Map<String, String> attributes, byte[] data) {
    List<Violation> wrong = new ArrayList<>();
    for (String name : REQUIRED.stream().sorted().toList()) {
      String value = attributes.get(name);
      if (!MessageId.isSound(value) || name.equals("specversion") && !value.equals("1.0")) {
        wrong.add(violation("/" + name));
      }
    }
    String type = attributes.get("datacontenttype");
    if (type != null && !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      wrong.add(violation("/datacontenttype"));
    }
    if (data == null) {
      wrong.add(violation("/data"));
    }
    return wrong.isEmpty()
        ? Envelope.of(
            data,
            attributes.get("id"),
            attributes.get("source"),
            attributes.get("dataschema"),
            new Correction.Mark(attributes.get("correction"), attributes.get("correctionreason")),
            attributes.get("test"))
        : Envelope.broken(body, wrong);
  }

  private static Violation violation(String path) {
    return new Violation(path, HttpRule.ENVELOPE.code(), HttpRule.ENVELOPE.detail());
  }
}
