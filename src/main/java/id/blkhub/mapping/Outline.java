package id.blkhub.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.impl.AbstractNode;
import com.schibsted.spt.data.jslt.impl.ArrayExpression;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import com.schibsted.spt.data.jslt.impl.ForExpression;
import com.schibsted.spt.data.jslt.impl.FunctionDeclaration;
import com.schibsted.spt.data.jslt.impl.FunctionExpression;
import com.schibsted.spt.data.jslt.impl.IfExpression;
import com.schibsted.spt.data.jslt.impl.JstlFile;
import com.schibsted.spt.data.jslt.impl.LetExpression;
import com.schibsted.spt.data.jslt.impl.Location;
import com.schibsted.spt.data.jslt.impl.MacroExpression;
import com.schibsted.spt.data.jslt.impl.ObjectComprehension;
import com.schibsted.spt.data.jslt.impl.ObjectExpression;
import com.schibsted.spt.data.jslt.impl.PairExpression;
import com.schibsted.spt.data.jslt.impl.PipeOperator;
import com.schibsted.spt.data.jslt.impl.PlusOperator;
import com.schibsted.spt.data.jslt.impl.VariableExpression;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where in its files a mapping writes each key of its result. Objects, lists, loops,
 * branches, variables, functions and operands of {@code +} are followed; calculated keys are not
 * known.
 */
public final class Outline {
  /** Stops functions that call themselves; no form is that deep. */
  private static final int DEEPEST = 40;

  private static final String ELEMENT = "/*";

  private final Map<String, Set<JsltPlace>> keys = new LinkedHashMap<>();
  private final Map<String, Object> variables = new HashMap<>();

  private Outline() {}

  static Outline of(Expression compiled) {
    Outline outline = new Outline();
    outline.walk(compiled, "", 0);
    return outline;
  }

  /**
   * The places that write the value at a pointer, or else those that write what it lies in; none
   * where nothing but the whole is known.
   *
   * @param pointer JSON Pointer into a result
   */
  public List<JsltPlace> of(String pointer) {
    String at = pointer.replaceAll("/\\d+(?=/|$)", ELEMENT);
    while (!keys.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return at.isEmpty() && !pointer.isEmpty()
        ? List.of()
        : List.copyOf(keys.getOrDefault(at, Set.of()));
  }

  /**
   * The places of every field whose pointer ends with the given one; for a violation whose pointer
   * is only the end of the path.
   */
  public List<JsltPlace> endingIn(String pointer) {
    String end = pointer.replaceAll("/\\d+(?=/|$)", ELEMENT);
    return end.isEmpty()
        ? List.of()
        : keys.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(end))
            .flatMap(entry -> entry.getValue().stream())
            .toList();
  }

  private void walk(@Nullable Object part, String at, int depth) {
    if (part == null || depth > DEEPEST) {
      return;
    }
    int next = depth + 1;
    if (part instanceof ExpressionImpl script) {
      learn(value(script, "lets"));
      walk(value(script, "actual"), at, next);
    } else if (part instanceof ObjectExpression object) {
      note(at, object);
      learn(value(object, "lets"));
      walkPairs(value(object, "children"), at, next);
    } else if (part instanceof ArrayExpression array) {
      array.getChildren().forEach(child -> walk(child, at + ELEMENT, next));
    } else if (part instanceof ForExpression loop) {
      learn(value(loop, "lets"));
      walk(value(loop, "loopExpr"), at + ELEMENT, next);
    } else if (part instanceof ObjectComprehension loop) {
      walk(value(loop, "value"), at + ELEMENT, next);
    } else if (part instanceof IfExpression branches) {
      learn(value(branches, "thenlets"));
      learn(value(branches, "elselets"));
      walk(value(branches, "then"), at, next);
      walk(value(branches, "orelse"), at, next);
    } else if (part instanceof VariableExpression variable) {
      walk(variables.get(variable.getVariable()), at, next);
    } else if (part instanceof FunctionExpression call) {
      walk(value(call, "function"), at, next);
    } else if (part instanceof FunctionDeclaration function) {
      learn(value(function, "lets"));
      walk(value(function, "body"), at, next);
    } else if (part instanceof JstlFile file) {
      walk(value(file, "body"), at, next);
    } else if (part instanceof MacroExpression macro) {
      macro.getChildren().forEach(child -> walk(child, at, next));
    } else if (part instanceof PlusOperator plus) {
      walk(plus.getLeft(), at, next);
      walk(plus.getRight(), at, next);
    } else if (part instanceof PipeOperator pipe) {
      walk(pipe.getRight(), at, next);
    }
  }

  private void walkPairs(@Nullable Object pairs, String at, int depth) {
    if (pairs instanceof PairExpression[] each) {
      for (PairExpression pair : each) {
        String below = pair.isKeyLiteral() ? at + '/' + token(pair.getStaticKey()) : at + ELEMENT;
        note(below, pair);
        walk(value(pair, "value"), below, depth);
      }
    }
  }

  private void learn(@Nullable Object lets) {
    if (lets != null) {
      for (LetExpression let : (LetExpression[]) lets) {
        variables.putIfAbsent(let.getVariable(), value(let, "value"));
      }
    }
  }

  private void note(String pointer, AbstractNode node) {
    Location at = node.getLocation();
    if (at != null && at.getSource() != null) {
      keys.computeIfAbsent(pointer, p -> new LinkedHashSet<>())
          .add(new JsltPlace(at.getSource(), at.getLine(), at.getColumn()));
    }
  }

  private static String token(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /** A field of this or an inherited class; null where this version of JSLT has none. */
  private static @Nullable Object value(Object owner, String name) {
    for (Class<?> type = owner.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          try {
            field.setAccessible(true);
            return field.get(owner);
          } catch (IllegalAccessException e) {
            throw new IllegalStateException("this JSLT is built differently", e);
          }
        }
      }
    }
    return null;
  }
}
