package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.impl.DotExpression;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.PreparationContext;
import com.schibsted.spt.data.jslt.impl.Scope;
import java.util.List;
import java.util.function.Consumer;

/** A part of a compiled script that tells what it gave each time it is evaluated. */
final class Probe implements ExpressionNode {
  /** Not final: the steps of what is probed are counted as well, see {@link Metered}. */
  private ExpressionNode node;

  private final Consumer<JsonNode> gave;

  Probe(ExpressionNode node, Consumer<JsonNode> gave) {
    this.node = node;
    this.gave = gave;
  }

  @Override
  public JsonNode apply(Scope scope, JsonNode input) {
    JsonNode result = node.apply(scope, input);
    gave.accept(result);
    return result;
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
