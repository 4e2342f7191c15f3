package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.impl.MultiplyOperator;

/** JSLT's operator {@code *}. It can also repeat a text, so the length of its result is limited. */
final class BoundedMultiply extends MultiplyOperator {
  BoundedMultiply(MultiplyOperator original) {
    super(original.getLeft(), original.getRight(), original.getLocation());
  }

  @Override
  public JsonNode perform(JsonNode left, JsonNode right) {
    Budget.step();
    if (left.isTextual() || right.isTextual()) {
      JsonNode text = left.isTextual() ? left : right;
      JsonNode times = left.isTextual() ? right : left;
      if ((double) text.asText().length() * times.intValue() > Script.MAX_CHARACTERS) {
        throw new TooCostly(TooCostly.Of.MEMORY);
      }
    }
    return super.perform(left, right);
  }
}
