package id.blkhub.mapping;

import com.schibsted.spt.data.jslt.impl.DotExpression;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.PreparationContext;
import java.util.List;

/** Wraps a part of a compiled script to do something when it is evaluated. */
abstract class Wrapped implements ExpressionNode {
  /** Not final: {@link CompiledTree} may replace the wrapped part later. */
  private ExpressionNode node;

  Wrapped(ExpressionNode node) {
    this.node = node;
  }

  final ExpressionNode node() {
    return node;
  }

  @Override
  public final void dump(int level) {
    node.dump(level);
  }

  @Override
  public final void computeMatchContexts(DotExpression parent) {
    node.computeMatchContexts(parent);
  }

  @Override
  public final void prepare(PreparationContext context) {
    node.prepare(context);
  }

  @Override
  public final ExpressionNode optimize() {
    return this;
  }

  @Override
  public final List<ExpressionNode> getChildren() {
    return List.of(node);
  }
}
