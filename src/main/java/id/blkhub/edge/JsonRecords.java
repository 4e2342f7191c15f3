package id.blkhub.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.reader.RowFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Takes the objects of a list in a JSON document, or the one object there, one after the other. */
public final class JsonRecords {
  private static final int DEEPEST = 100;
  private static final int LONGEST_TEXT = 2_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          // money must leave with the digits it came with
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonRecords() {}

  /**
   * @param at where the list is
   * @throws ItemRefused when the document is not sound to its end, or has no list there
   */
  public static void read(Path file, JsonPointer at, Consumer<EdgeRecord> records)
      throws IOException {
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      parser.nextToken();
      go(parser, at, at);
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        list(parser, at, records);
      } else {
        records.accept(record(1, parser, at));
      }
      while (parser.nextToken() != null) {
        // the rest must be sound, too
        parser.skipChildren();
      }
    } catch (JsonProcessingException e) {
      throw new ItemRefused(EdgeProblem.BROKEN_JSON.violation());
    }
  }

  /** Whether a text can stand in such a document, this many levels below its top. */
  public static boolean fits(String text, int levels) {
    String wrapped = "[".repeat(levels) + text + "]".repeat(levels);
    try (JsonParser parser = JSON.createParser(wrapped)) {
      JsonNode read = JSON.readTree(parser);
      boolean alone = true;
      for (int level = 0; level < levels; level++) {
        alone &= read.isArray() && read.size() == 1;
        read = read.path(0);
      }
      return alone && parser.nextToken() == null;
    } catch (IOException notSound) {
      return false;
    }
  }

  private static void go(JsonParser parser, JsonPointer left, JsonPointer at) throws IOException {
    if (left.matches()) {
      return;
    }
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean here = parser.currentName().equals(left.getMatchingProperty());
        parser.nextToken();
        if (here) {
          go(parser, left.tail(), at);
          return;
        }
        parser.skipChildren();
      }
    }
    throw new ItemRefused(EdgeProblem.NO_LIST.violation(at));
  }

  private static void list(JsonParser parser, JsonPointer at, Consumer<EdgeRecord> records)
      throws IOException {
    int number = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      records.accept(
          parser.currentToken() == JsonToken.START_OBJECT
              ? record(++number, parser, at)
              : broken(++number, parser));
    }
  }

  /** It is a message like others, which intake rejects: the records beside it go their way. */
  private static EdgeRecord broken(int number, JsonParser parser) throws IOException {
    JsonNode value = parser.readValueAsTree();
    return new EdgeRecord(
        number,
        JSON.writeValueAsBytes(value),
        RowFault.NOT_AN_OBJECT.written(Integer.toString(number)));
  }

  private static EdgeRecord record(int number, JsonParser parser, JsonPointer at)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new ItemRefused(EdgeProblem.NO_LIST.violation(at));
    }
    JsonNode object = parser.readValueAsTree();
    return new EdgeRecord(number, JSON.writeValueAsBytes(object), null);
  }
}
