package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.mapping.PlainValues;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Builds the tree of one document and notes what JSON allows but the hub does not. */
final class TreeBuilder {
  /** Enough to show a sender what is wrong; a hostile body could have thousands. */
  private static final int MAX_VIOLATIONS = 50;

  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private final JsonParser parser;
  private final List<Violation> violations = new ArrayList<>();
  private int depth;
  private int values;

  TreeBuilder(JsonParser parser) {
    this.parser = parser;
  }

  List<Violation> violations() {
    return violations;
  }

  /** Reads the object whose START_OBJECT is the current token. */
  ObjectNode object() throws IOException {
    enter();
    ObjectNode object = NODES.objectNode();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      checkText(name);
      if (object.has(name)) {
        note(
            path ->
                Violation.of(
                    path,
                    Codes.DUPLICATE_KEY,
                    "Nama ini muncul dua kali dalam objek yang sama.",
                    "This name appears twice in the same object."));
      }
      parser.nextToken();
      object.set(name, value());
    }
    depth--;
    return object;
  }

  private ArrayNode array() throws IOException {
    enter();
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    depth--;
    return array;
  }

  private JsonNode value() throws IOException {
    if (++values > StrictJson.MAX_VALUES) {
      throw new TooMany();
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> text();
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private JsonNode text() throws IOException {
    String text = parser.getText();
    if (PlainValues.hasEndlessMarks(text)) {
      note(TreeBuilder::endlessMarks);
    }
    checkText(text);
    return NODES.textNode(PlainValues.text(text));
  }

  private JsonNode integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  /** 1e999999999 is short to write and endless to compute with. */
  private JsonNode decimal() throws IOException {
    JsonNode number = plain();
    if (number == null) {
      note(TreeBuilder::numberTooLong);
      return NODES.nullNode();
    }
    return number;
  }

  /** Null for a number that is too long; an exponent of more than ten digits cannot be read. */
  private JsonNode plain() throws IOException {
    try {
      return PlainValues.number(parser.getDecimalValue());
    } catch (NumberFormatException endless) {
      return null;
    }
  }

  static Violation numberTooLong(String path) {
    return Violation.of(
        path,
        Codes.NUMBER_TOO_LONG,
        "Bilangan terlalu panjang: paling banyak "
            + StrictJson.MAX_NUMBER
            + " angka di depan dan di belakang koma, tanpa pangkat.",
        "The number is too long: at most "
            + StrictJson.MAX_NUMBER
            + " digits before and behind the point, written without exponent.");
  }

  private static Violation endlessMarks(String path) {
    return Violation.of(
        path,
        Codes.BAD_CHARACTER,
        "Lebih dari " + PlainValues.MAX_MARKS + " tanda penyerta (combining mark) berturut-turut.",
        "More than " + PlainValues.MAX_MARKS + " combining marks follow each other.");
  }

  /** Half a surrogate pair cannot be written as UTF-8, NUL cannot be stored as text. */
  private void checkText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        note(
            path ->
                Violation.of(
                    path,
                    Codes.BAD_CHARACTER,
                    "Teks memuat \\u0000 atau separuh pasangan surrogate.",
                    "The text contains \\u0000 or half a surrogate pair."));
        return;
      }
    }
  }

  private void enter() {
    if (++depth > StrictJson.MAX_DEPTH) {
      throw new TooDeep();
    }
  }

  private String path() {
    return Quote.path(parser.getParsingContext().pathAsPointer().toString());
  }

  /**
   * The place is worked out only for those that are told: names of 1,000 characters make it long.
   */
  private void note(Function<String, Violation> violation) {
    if (violations.size() < MAX_VIOLATIONS) {
      violations.add(violation.apply(path()));
    }
  }

  /** Thrown to leave the recursion at once. */
  static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooDeep() {
      super("nested too deep", null, false, false);
    }
  }

  /** Thrown to leave the recursion at once. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("too many values", null, false, false);
    }
  }
}
