package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.impl.AbstractNode;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.IfExpression;
import com.schibsted.spt.data.jslt.impl.Location;
import com.schibsted.spt.data.jslt.impl.PairExpression;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Records over many evaluations of mappings which keys gave a value and which branches of an {@code
 * if} were taken. Thread-safe.
 */
public final class Coverage {
  private final Map<Spot, Boolean> spots = new ConcurrentHashMap<>();

  /** What kind of place is looked at. */
  public enum CoveredPart {
    /** A key of an object; reached once its value was neither null nor empty. */
    KEY,
    /** What follows the condition of an {@code if}; reached once it was evaluated. */
    THEN,
    /** What follows {@code else}. */
    ELSE
  }

  /**
   * A place in a mapping.
   *
   * @param name the key; for a branch {@code if} or {@code else}
   */
  public record Spot(CoveredPart part, String name, JsltPlace place) {}

  /** The places of all mappings, by file, line and column; true where one was reached. */
  public List<Map.Entry<Spot, Boolean>> spots() {
    return spots.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Spot, Boolean> entry) -> entry.getKey().place().file())
                .thenComparing(entry -> entry.getKey().place().line())
                .thenComparing(entry -> entry.getKey().place().column())
                .thenComparing(entry -> entry.getKey().part()))
        .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Changes the compiled script in place, so that it reports what it evaluates. */
  Expression watch(Expression compiled) {
    return new Watched().change(compiled);
  }

  private final class Watched extends CompiledTree {
    @Override
    boolean isOwn(Object part) {
      return part instanceof Probe;
    }

    @Override
    ExpressionNode inPlaceOf(Object owner, @Nullable String field, ExpressionNode part) {
      if (part instanceof Probe) {
        return part;
      }
      if (owner instanceof PairExpression pair && "value".equals(field) && pair.isKeyLiteral()) {
        return probe(CoveredPart.KEY, pair.getStaticKey(), pair.getLocation(), part);
      }
      if (owner instanceof IfExpression branches && "then".equals(field)) {
        return probe(CoveredPart.THEN, "if", place(part, branches), part);
      }
      if (owner instanceof IfExpression branches && "orelse".equals(field)) {
        return probe(CoveredPart.ELSE, "else", place(part, branches), part);
      }
      return part;
    }

    private Probe probe(CoveredPart coveredPart, String name, Location at, ExpressionNode node) {
      Spot spot =
          new Spot(coveredPart, name, new JsltPlace(at.getSource(), at.getLine(), at.getColumn()));
      spots.putIfAbsent(spot, false);
      return new Probe(node, result -> gave(spot, result));
    }

    private static Location place(ExpressionNode branch, IfExpression whole) {
      Location own = branch instanceof AbstractNode node ? node.getLocation() : null;
      return own == null ? whole.getLocation() : own;
    }
  }

  private void gave(Spot spot, @Nullable JsonNode result) {
    boolean nothing =
        result == null || result.isNull() || (result.isContainerNode() && result.isEmpty());
    if (spot.part() != CoveredPart.KEY || !nothing) {
      spots.put(spot, true);
    }
  }
}
