package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.impl.PlusOperator;

/**
 * JSLT's operator {@code +}. It can also join texts, lists and objects, so the size of its result
 * is limited.
 */
final class BoundedPlus extends PlusOperator {
  BoundedPlus(PlusOperator original) {
    super(original.getLeft(), original.getRight(), original.getLocation());
  }

  @Override
  public JsonNode perform(JsonNode left, JsonNode right) {
    Budget.step();
    if (characters(left) + characters(right) > Script.MAX_CHARACTERS
        || left.size() + right.size() > Script.MAX_VALUES) {
      throw new TooCostly(TooCostly.Of.MEMORY);
    }
    return super.perform(left, right);
  }

  private static long characters(JsonNode value) {
    return value.isTextual() ? value.textValue().length() : 0;
  }
}
