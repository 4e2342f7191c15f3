package id.blkhub.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import id.blkhub.message.TestMark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a structured CloudEvent into its attributes and its data. The bytes of {@code data} are
 * cut out of the body unchanged: they are checked, hashed and kept as the sender wrote them.
 */
final class EventReader {
  static final String VERSION = "1.0";

  private static final String DATA = "data";
  private static final String DATA_BASE64 = "data_base64";
  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9_]{1,20}");

  /**
   * Attributes that ask something of the hub. Where one is no text, the message is refused; it is
   * not ignored.
   */
  private static final Set<String> ASKING =
      Set.of("correction", "correctionreason", AttributeName.TEST);

  /**
   * As lenient as the parser of bodies: a body that cannot be scanned here is given to that parser,
   * which says what is wrong.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          .build();

  /** The most faults that are told; each costs time to locate and room in the receipt. */
  private static final int MOST_FAULTS = 50;

  private final Map<String, String> attributes = new HashMap<>();
  private final List<ReadingFault> faults = new ArrayList<>();
  private final Set<String> members = new HashSet<>();
  private byte @Nullable [] data;
  private boolean broken;

  private EventReader() {}

  /**
   * The members of an event.
   *
   * @param attributes those the hub reads, as texts
   * @param data null where there is none
   * @param broken whether the body is no JSON object: the members are those before the mistake
   */
  record Event(
      Map<String, String> attributes,
      byte @Nullable [] data,
      List<ReadingFault> faults,
      boolean broken) {
    /** Whether the body has the member {@code specversion}. */
    boolean saysSo() {
      return attributes.containsKey("specversion");
    }
  }

  static Event read(byte[] body) {
    EventReader reader = new EventReader();
    try {
      reader.scan(body);
    } catch (IOException e) {
      reader.broken = true;
    }
    return new Event(reader.attributes, reader.data, reader.faults, reader.broken);
  }

  private void scan(byte[] body) throws IOException {
    // strictly, so that encoding a part of the text again gives the very bytes it came from
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    try (JsonParser parser = FACTORY.createParser(text.toCharArray())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new CharacterCodingException();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (!members.add(name)) {
          fault(twice(name));
        }
        parser.nextToken();
        member(parser, name, text);
      }
      broken = parser.nextToken() != null;
    }
  }

  private void fault(ReadingFault readingFault) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(readingFault);
    }
  }

  /** A name that is no attribute can be any text of the sender, so it is not repeated. */
  private static ReadingFault twice(String name) {
    return PLAIN_NAME.matcher(name).matches()
        ? ReadingFault.at(ReadingProblem.TWICE, name)
        : ReadingFault.of(ReadingProblem.TWICE, "?");
  }

  private void member(JsonParser parser, String name, String text) throws IOException {
    if (name.equals(DATA) || name.equals(DATA_BASE64)) {
      data(parser, name, text);
    } else if (AttributeName.READ.contains(name)) {
      attribute(parser, name);
    } else {
      String lower = name.toLowerCase(Locale.ROOT);
      if (AttributeName.READ.contains(lower) || lower.equals(DATA) || lower.equals(DATA_BASE64)) {
        fault(ReadingFault.at(ReadingProblem.CAPITALS, name));
      }
      parser.skipChildren();
    }
  }

  private void data(JsonParser parser, String name, String text) throws IOException {
    JsonToken value = parser.currentToken();
    if (name.equals(DATA_BASE64) && value == JsonToken.VALUE_NULL) {
      return;
    }
    if (data != null) {
      parser.skipChildren();
      if (!faults.contains(twice(name))) {
        fault(ReadingFault.at(ReadingProblem.DATA, name));
      }
    } else if (name.equals(DATA)) {
      data = slice(parser, text);
    } else if (value != JsonToken.VALUE_STRING) {
      parser.skipChildren();
      fault(ReadingFault.at(ReadingProblem.DATA, name));
      data = new byte[0];
    } else {
      data = decoded(parser.getText());
    }
  }

  private byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      fault(ReadingFault.at(ReadingProblem.DATA, DATA_BASE64));
      return new byte[0];
    }
  }

  private static byte[] slice(JsonParser parser, String text) throws IOException {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    int to = (int) parser.currentLocation().getCharOffset();
    return text.substring(from, to).getBytes(StandardCharsets.UTF_8);
  }

  /** An attribute that is null is one that is not there. */
  private void attribute(JsonParser parser, String name) throws IOException {
    JsonToken value = parser.currentToken();
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    boolean text = value == JsonToken.VALUE_STRING;
    if (text || name.equals(AttributeName.TEST) && value.isBoolean()) {
      attributes.merge(name, parser.getText(), EventReader::both);
      return;
    }
    parser.skipChildren();
    attributes.putIfAbsent(name, "");
    if (!ASKING.contains(name)) {
      fault(ReadingFault.at(ReadingProblem.ATTRIBUTE, name));
    }
  }

  /**
   * Notes a member that comes twice, which is refused. For the test mark the stricter value counts
   * meanwhile, and of two ids none is taken.
   */
  private static String both(String first, String second) {
    return TestMark.set(first) || first.equals(second) ? first : TestMark.set(second) ? second : "";
  }
}
