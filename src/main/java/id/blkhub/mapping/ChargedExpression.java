package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.AbstractNode;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.Scope;

/** A part of a compiled script that is charged to the {@link Budget} each time it is evaluated. */
final class ChargedExpression extends Wrapped {
  ChargedExpression(ExpressionNode node) {
    super(node);
  }

  @Override
  public JsonNode apply(Scope scope, JsonNode input) {
    Budget.step();
    try {
      return node().apply(scope, input);
    } catch (IllegalArgumentException e) {
      // a function of the hub, which does not know where it is called
      throw new JsltException(
          e.getMessage(), e, node() instanceof AbstractNode at ? at.getLocation() : null);
    }
  }
}
