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
import org.jspecify.annotations.Nullable;

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
        note(ContractProblem.DUPLICATE_KEY);
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
      throw new TooManyValues();
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
      note(ContractProblem.TOO_MANY_MARKS, PlainValues.MAX_MARKS);
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

  /**
   * Reads a decimal. A number such as 1e999999999 is refused: calculating with it would never end.
   */
  private JsonNode decimal() throws IOException {
    JsonNode number = plain();
    if (number == null) {
      note(ContractProblem.NUMBER_TOO_LONG, StrictJson.MAX_NUMBER);
      return NODES.nullNode();
    }
    return number;
  }

  /** Null for a number that is too long; an exponent of more than ten digits cannot be read. */
  private @Nullable JsonNode plain() throws IOException {
    try {
      return PlainValues.number(parser.getDecimalValue());
    } catch (NumberFormatException endless) {
      return null;
    }
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
        note(ContractProblem.BAD_CHARACTER);
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
   * Notes a violation. The path is made only for those that are told, because names of 1,000
   * characters make it long.
   */
  private void note(ContractProblem problem, Object... values) {
    if (violations.size() < MAX_VIOLATIONS) {
      violations.add(problem.at(path(), values));
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
  static final class TooManyValues extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyValues() {
      super("too many values", null, false, false);
    }
  }
}
