package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Normalises values that JSON can write in several ways: a whole number becomes an integer (5.0,
 * 5e0 and 50e-1 are 5, -0 is 0), a fraction has no zeros at its end, a text is in Unicode's normal
 * form NFC. Whatever is compared, hashed, sorted, mapped or sent is in this form.
 */
public final class PlainValues {
  /** The most digits a number has on each side of its point when it is written without exponent. */
  public static final int MAX_DIGITS = 100;

  /** The limit of Unicode's Stream-Safe Text Format (UAX #15). */
  public static final int MAX_MARKS = 30;

  /** Below this code point every text is in NFC. */
  private static final char FIRST_COMPOSED = '\u0300';

  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private PlainValues() {}

  /**
   * The number in its one form.
   *
   * @return null where the number would need more than {@value #MAX_DIGITS} digits before or behind
   *     its point
   */
  public static @Nullable JsonNode number(BigDecimal number) {
    if (number.signum() == 0) {
      return NODES.numberNode(0);
    }
    // the exponent can be huge, so it is checked before anything is calculated
    if (Math.abs((long) number.scale()) > 2 * MAX_DIGITS) {
      return null;
    }
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > MAX_DIGITS || (long) plain.precision() - plain.scale() > MAX_DIGITS) {
      return null;
    }
    return plain.scale() <= 0 ? integer(plain.toBigIntegerExact()) : NODES.numberNode(plain);
  }

  private static JsonNode integer(BigInteger number) {
    if (number.bitLength() < Integer.SIZE) {
      return NODES.numberNode(number.intValue());
    }
    return number.bitLength() < Long.SIZE
        ? NODES.numberNode(number.longValue())
        : NODES.numberNode(number);
  }

  /**
   * The same text in NFC: an e with an accent is one character, however it was typed. One that
   * {@link #hasEndlessMarks} comes back as it is.
   */
  public static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_COMPOSED) {
        return hasEndlessMarks(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  /**
   * Whether more than {@value #MAX_MARKS} combining marks follow each other, as in no language. The
   * normaliser sorts them one by one, which would take minutes for a text full of them.
   */
  public static boolean hasEndlessMarks(String text) {
    int marks = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      marks = text.charAt(i) >= FIRST_COMPOSED && isMark(text.codePointAt(i)) ? marks + 1 : 0;
      if (marks > MAX_MARKS) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** The same document in the one form; the node itself where it has that form already. */
  public static JsonNode of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object((ObjectNode) node);
      case ARRAY -> array((ArrayNode) node);
      case STRING -> text((TextNode) node);
      case NUMBER -> number(node);
      default -> node;
    };
  }

  private static JsonNode object(ObjectNode object) {
    ObjectNode changed = null;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode plain = of(member.getValue());
      if (plain != member.getValue()) {
        changed = changed == null ? copy(object) : changed;
        changed.set(member.getKey(), plain);
      }
    }
    return changed == null ? object : changed;
  }

  /** A shallow copy: the values may be shared with the input of the mapping. */
  private static ObjectNode copy(ObjectNode object) {
    ObjectNode copy = NODES.objectNode();
    copy.setAll(object);
    return copy;
  }

  private static JsonNode array(ArrayNode array) {
    ArrayNode changed = null;
    for (int i = 0; i < array.size(); i++) {
      JsonNode plain = of(array.get(i));
      if (plain != array.get(i)) {
        changed = changed == null ? NODES.arrayNode().addAll(array) : changed;
        changed.set(i, plain);
      }
    }
    return changed == null ? array : changed;
  }

  private static JsonNode text(TextNode node) {
    String plain = text(node.textValue());
    return plain.equals(node.textValue()) ? node : NODES.textNode(plain);
  }

  private static boolean exactly(JsonNode one, JsonNode other) {
    return one.isBigDecimal() && one.decimalValue().equals(other.decimalValue());
  }

  private static JsonNode number(JsonNode node) {
    boolean countable = !node.isDouble() || Double.isFinite(node.doubleValue());
    if (node.isIntegralNumber() || !countable) {
      return node;
    }
    JsonNode plain = number(node.decimalValue());
    return plain == null || node.isBigDecimal() && exactly(plain, node) ? node : plain;
  }
}
