package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a JSON value so that two values are equal, as JSON Schema says it, exactly when their
 * texts are: the order of names does not count, and 1 is 1.0.
 */
public final class ComparedText {
  private final StringBuilder text = new StringBuilder();

  private ComparedText() {}

  public static String of(JsonNode value) {
    ComparedText compared = new ComparedText();
    compared.write(value);
    return compared.text.toString();
  }

  private void write(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> {
        text.append('{');
        Map<String, JsonNode> sorted = new TreeMap<>();
        value.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        sorted.forEach(
            (name, member) -> {
              write(name);
              write(member);
            });
        text.append('}');
      }
      case ARRAY -> {
        text.append('[');
        value.forEach(this::write);
        text.append(']');
      }
      case STRING -> write(value.textValue());
      case NUMBER -> text.append('#').append(shortest(value.decimalValue())).append(';');
      default -> text.append(value.asText()).append(';');
    }
  }

  /** With its length before it, so that no text can look like the end of another. */
  private void write(String value) {
    text.append(value.length()).append(':').append(value);
  }

  private static BigDecimal shortest(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }
}
