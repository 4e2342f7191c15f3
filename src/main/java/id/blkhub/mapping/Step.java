package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
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
    return node.apply(scope, input);
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
