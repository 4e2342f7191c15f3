package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.impl.MultiplyOperator;

/** JSLT's {@code *}, which also repeats a text: there in one step a text of any length is made. */
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
