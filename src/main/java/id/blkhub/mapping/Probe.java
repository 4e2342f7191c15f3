package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.Scope;
import java.util.function.Consumer;

/** Wraps a part of a compiled script and reports its result each time it is evaluated. */
final class Probe extends Wrapped {
  private final Consumer<JsonNode> gave;

  Probe(ExpressionNode node, Consumer<JsonNode> gave) {
    super(node);
    this.gave = gave;
  }

  @Override
  public JsonNode apply(Scope scope, JsonNode input) {
    JsonNode result = node().apply(scope, input);
    gave.accept(result);
    return result;
  }
}
