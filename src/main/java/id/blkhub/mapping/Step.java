package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.AbstractNode;
import com.schibsted.spt.data.jslt.impl.DotExpression;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.PreparationContext;
import com.schibsted.spt.data.jslt.impl.Scope;
import java.util.List;

/** A part of a compiled script that is charged to the {@link Budget} each time it is evaluated. */
record Step(ExpressionNode node) implements ExpressionNode {
  @Override
  public JsonNode apply(Scope scope, JsonNode input) {
    Budget.step();
    try {
      return node.apply(scope, input);
    } catch (IllegalArgumentException e) {
      // a function of the hub, which does not know where it is called
      throw new JsltException(
          e.getMessage(), e, node instanceof AbstractNode at ? at.getLocation() : null);
    }
  }

  @Override
  public void dump(int level) {
    node.dump(level);
  }

  @Override
  public void computeMatchContexts(DotExpression parent) {
    node.computeMatchContexts(parent);
  }

  @Override
  public void prepare(PreparationContext context) {
    node.prepare(context);
  }

  @Override
  public ExpressionNode optimize() {
    return this;
  }

  @Override
  public List<ExpressionNode> getChildren() {
    return List.of(node);
  }
}
