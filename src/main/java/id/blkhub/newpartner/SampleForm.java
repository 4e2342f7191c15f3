package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A place in samples, with the values all of them have there.
 *
 * @param values without those that are absent; null is a value
 */
record SampleForm(List<JsonNode> values) {

  /** A field that holds no fields of its own, or a list. */
  record SampleLeaf(List<String> path, SampleForm form) {
    boolean isList() {
      return form.all(JsonNode::isArray);
    }
  }

  /** The names of fields here, in the order they first appear. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    values.forEach(value -> value.fieldNames().forEachRemaining(names::add));
    return names;
  }

  SampleForm at(String name) {
    return new SampleForm(
        values.stream().map(value -> value.get(name)).filter(Objects::nonNull).toList());
  }

  /** Whether every sample has a field of the name. */
  boolean always(String name) {
    return values.stream().filter(JsonNode::isObject).allMatch(value -> value.has(name));
  }

  /** The elements of the lists here. */
  SampleForm elements() {
    List<JsonNode> elements = new ArrayList<>();
    values.forEach(list -> list.forEach(elements::add));
    return new SampleForm(elements);
  }

  SampleForm notNull() {
    return new SampleForm(values.stream().filter(value -> !value.isNull()).toList());
  }

  /** Whether there are values, and each of them but null fulfils the condition. */
  boolean all(Predicate<JsonNode> condition) {
    List<JsonNode> there = notNull().values();
    return !there.isEmpty() && there.stream().allMatch(condition);
  }

  List<SampleLeaf> leaves() {
    List<SampleLeaf> leaves = new ArrayList<>();
    leaves(List.of(), leaves);
    return leaves;
  }

  private void leaves(List<String> path, List<SampleLeaf> leaves) {
    for (String name : names()) {
      List<String> at = new ArrayList<>(path);
      at.add(name);
      SampleForm field = at(name);
      if (field.all(JsonNode::isObject)) {
        field.notNull().leaves(List.copyOf(at), leaves);
      } else {
        leaves.add(new SampleLeaf(List.copyOf(at), field));
      }
    }
  }
}
