package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be said of a value of a script without running it.
 *
 * @param paths JSON Pointers of the parts of the input it may be, elements of arrays as their array
 * @param each whether it is what a loop gives, which for an object is {@code key} and {@code value}
 * @param objects the objects it may be, as far as the script writes them out
 * @param items what its elements may be, where the script writes an array
 */
record Value(
    Set<String> paths, boolean each, List<Map<String, Member>> objects, List<Value> items) {
  private static final Set<String> OF_PAIRS = Set.of("key", "value");

  static final Value UNKNOWN = new Value(Set.of(), false, List.of(), List.of());

  /** The whole input. */
  static final Value INPUT = new Value(Set.of(""), false, List.of(), List.of());

  /** A member of an object, and where its name is written. */
  record Member(JsltText text, Token name, Value value) {}

  static Value object(Map<String, Member> members) {
    return new Value(Set.of(), false, List.of(members), List.of());
  }

  static Value array(List<Value> items) {
    return new Value(Set.of(), false, List.of(), items);
  }

  /** One of the two; nobody knows which. */
  Value or(Value other) {
    Set<String> allPaths = new LinkedHashSet<>(paths);
    allPaths.addAll(other.paths);
    List<Map<String, Member>> allObjects = new ArrayList<>(objects);
    allObjects.addAll(other.objects);
    List<Value> allItems = new ArrayList<>(items);
    allItems.addAll(other.items);
    return new Value(allPaths, each || other.each, allObjects, allItems);
  }

  /** The member of that name. */
  Value member(String name) {
    Value member = UNKNOWN;
    for (Map<String, Member> object : objects) {
      Member found = object.get(name);
      member = found == null ? member : member.or(found.value());
    }
    Set<String> deeper = new LinkedHashSet<>();
    String segment = name.replace("~", "~0").replace("/", "~1");
    if (!each || !OF_PAIRS.contains(name)) {
      paths.forEach(path -> deeper.add(path + "/" + segment));
    }
    return member.or(new Value(deeper, false, List.of(), List.of()));
  }

  /** An element of it. */
  Value element() {
    Value element = new Value(paths, true, List.of(), List.of());
    for (Value item : items) {
      element = element.or(item);
    }
    return element;
  }

  /** What is left of it when it is added to something. */
  Value written() {
    return new Value(Set.of(), false, objects, items);
  }

  static Map<String, Member> members() {
    return new LinkedHashMap<>();
  }
}
