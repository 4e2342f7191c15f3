package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.AbstractCallable;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.Macro;
import com.schibsted.spt.data.jslt.impl.NodeUtils;
import com.schibsted.spt.data.jslt.impl.Scope;
import java.util.HashMap;
import java.util.Map;

/**
 * JSLT's experimental {@code group-by}, with the same results. JSLT's own keeps the keys in a hash
 * table, in which keys of equal hash codes take the square of their number: here they have an
 * order, which the table can use.
 */
final class BoundedGroupBy extends AbstractCallable implements Macro {
  static final String NAME = "group-by";

  BoundedGroupBy() {
    super(NAME, 3, 3);
  }

  @Override
  public JsonNode call(Scope scope, JsonNode input, ExpressionNode[] parameters) {
    JsonNode all = parameters[0].apply(scope, input);
    if (all.isNull()) {
      return all;
    }
    if (!all.isArray() && !all.isObject()) {
      throw new JsltException("group-by() needs a list or an object");
    }
    Map<Key, ArrayNode> groups = new HashMap<>();
    for (JsonNode element : all.isObject() ? NodeUtils.convertObjectToArray(all) : all) {
      Budget.step();
      JsonNode node = parameters[1].apply(scope, element);
      Key key = new Key(node, ComparedText.of(node));
      // not computeIfAbsent, which would put keys of one place of the table into another order
      ArrayNode values = groups.get(key);
      if (values == null) {
        values = JsonNodeFactory.instance.arrayNode();
        groups.put(key, values);
      }
      values.add(parameters[2].apply(scope, element));
    }
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    groups.forEach(
        (key, values) -> {
          ObjectNode group = result.addObject();
          group.set("key", key.node());
          group.set("values", values);
        });
    return result;
  }

  private record Key(JsonNode node, String text) implements Comparable<Key> {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && node.equals(key.node);
    }

    @Override
    public int hashCode() {
      return node.hashCode();
    }

    @Override
    public int compareTo(Key other) {
      return text.compareTo(other.text);
    }
  }
}
