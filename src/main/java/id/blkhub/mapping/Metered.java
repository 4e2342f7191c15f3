package id.blkhub.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.ForExpression;
import com.schibsted.spt.data.jslt.impl.FunctionDeclaration;
import com.schibsted.spt.data.jslt.impl.FunctionExpression;
import com.schibsted.spt.data.jslt.impl.MacroExpression;
import com.schibsted.spt.data.jslt.impl.MultiplyOperator;
import com.schibsted.spt.data.jslt.impl.ObjectComprehension;
import com.schibsted.spt.data.jslt.impl.PlusOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes a compiled script so that it charges its steps to the {@link Budget}: calls of functions,
 * rounds of loops, and operators that make values longer. This happens once, when the file is
 * loaded.
 */
final class Metered extends CompiledTree {
  private Metered() {}

  /**
   * Changes the compiled script in place.
   *
   * @throws IllegalStateException when this version of JSLT is built differently
   */
  static Expression of(Expression compiled) {
    return new Metered().change(compiled);
  }

  @Override
  boolean isOwn(Object part) {
    return part instanceof ChargedExpression;
  }

  @Override
  ExpressionNode inPlaceOf(Object owner, @Nullable String field, ExpressionNode part) {
    if (part instanceof MacroExpression macro && isGroupBy(macro)) {
      return groupBy(macro);
    }
    boolean round =
        (owner instanceof ForExpression && "loopExpr".equals(field))
            || (owner instanceof ObjectComprehension && "value".equals(field))
            || (owner instanceof FunctionDeclaration && "body".equals(field));
    return (round && !(part instanceof ChargedExpression)) || costs(part) ? step(part) : part;
  }

  /** Whether it is a call of {@code group-by}; the text of a call starts with its name. */
  private static boolean isGroupBy(MacroExpression macro) {
    return macro.toString().startsWith(BoundedGroupBy.NAME + '(');
  }

  private ExpressionNode groupBy(MacroExpression macro) {
    ExpressionNode[] arguments = macro.getChildren().toArray(ExpressionNode[]::new);
    ExpressionNode bounded =
        new MacroExpression(new BoundedGroupBy(), arguments, macro.getLocation());
    visit(bounded);
    return bounded;
  }

  private static boolean costs(Object part) {
    return part instanceof FunctionExpression
        || (part instanceof PlusOperator && !(part instanceof BoundedPlus))
        || (part instanceof MultiplyOperator && !(part instanceof BoundedMultiply));
  }

  private ExpressionNode step(ExpressionNode node) {
    ExpressionNode step;
    if (node instanceof MultiplyOperator multiply) {
      step = new BoundedMultiply(multiply);
    } else if (node instanceof PlusOperator plus) {
      step = new BoundedPlus(plus);
    } else {
      return new ChargedExpression(node);
    }
    // it has the operands of the original, which are to be changed too
    visit(step);
    return step;
  }
}
