package id.blkhub.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.ForExpression;
import com.schibsted.spt.data.jslt.impl.FunctionDeclaration;
import com.schibsted.spt.data.jslt.impl.FunctionExpression;
import com.schibsted.spt.data.jslt.impl.JstlFile;
import com.schibsted.spt.data.jslt.impl.MultiplyOperator;
import com.schibsted.spt.data.jslt.impl.ObjectComprehension;
import com.schibsted.spt.data.jslt.impl.PlusOperator;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has a compiled script charge its steps to the {@link Budget}: the calls of functions, the rounds
 * of loops, and what makes values longer. JSLT has no place for that, so the compiled tree is
 * changed once, when the file is loaded; lines and columns in messages stay those of the file.
 */
final class Metered {
  /** There are a dozen classes and thousands of parts. */
  private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  private Metered() {}

  /**
   * Changes the compiled script in place.
   *
   * @throws IllegalStateException when this version of JSLT is built differently
   */
  static Expression of(Expression compiled) {
    Metered metered = new Metered();
    metered.visit(compiled);
    try {
      while (!metered.open.isEmpty()) {
        metered.change(metered.open.pop());
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the steps of this JSLT cannot be counted", e);
    }
    return compiled;
  }

  private void visit(Object part) {
    boolean built =
        (part instanceof ExpressionNode && !(part instanceof Step))
            || part instanceof ExpressionImpl
            || part instanceof JstlFile
            || part instanceof Object[]
            || part instanceof Map;
    if (built && seen.add(part)) {
      open.push(part);
    }
  }

  private void change(Object part) throws ReflectiveOperationException {
    if (part instanceof Map<?, ?> functions) {
      functions.values().forEach(this::visit);
    } else if (part instanceof Object[] parts) {
      boolean nodes = parts.getClass().getComponentType() == ExpressionNode.class;
      for (int i = 0; i < parts.length; i++) {
        visit(parts[i]);
        if (nodes && costs(parts[i])) {
          Array.set(parts, i, step(parts[i]));
        }
      }
    } else {
      for (Field field : FIELDS.computeIfAbsent(part.getClass(), Metered::fields)) {
        change(part, field);
      }
    }
  }

  private static List<Field> fields(Class<?> of) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> type = of; type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private void change(Object owner, Field field) throws IllegalAccessException {
    Object part = field.get(owner);
    visit(part);
    boolean round =
        (owner instanceof ForExpression && field.getName().equals("loopExpr"))
            || (owner instanceof ObjectComprehension && field.getName().equals("value"))
            || (owner instanceof FunctionDeclaration && field.getName().equals("body"));
    if (field.getType() == ExpressionNode.class
        && part != null
        && ((round && !(part instanceof Step)) || costs(part))) {
      field.set(owner, step(part));
    }
  }

  private static boolean costs(Object part) {
    return part instanceof FunctionExpression
        || (part instanceof PlusOperator && !(part instanceof BoundedPlus))
        || (part instanceof MultiplyOperator && !(part instanceof BoundedMultiply));
  }

  private ExpressionNode step(Object node) {
    ExpressionNode step;
    if (node instanceof MultiplyOperator multiply) {
      step = new BoundedMultiply(multiply);
    } else if (node instanceof PlusOperator plus) {
      step = new BoundedPlus(plus);
    } else {
      return new Step((ExpressionNode) node);
    }
    // it has the operands of the original, which are to be changed too
    visit(step);
    return step;
  }
}
