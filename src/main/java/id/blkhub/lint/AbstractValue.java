package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a value of a script without running it.
 *
 * @param paths JSON Pointers of the parts of the input it may be, elements of arrays as their array
 * @param origins the parts of the input it may be made of
 * @param each whether it is what a loop gives, which for an object is {@code key} and {@code value}
 * @param guarded whether a condition chose which values of the paths get here
 * @param objects the objects it may be, as far as the script writes them out
 * @param items what its elements may be, where the script writes an array
 * @param constants the values it may be that the script writes out
 */
record AbstractValue(
    Set<String> paths,
    Provenance origins,
    boolean each,
    boolean guarded,
    List<Map<String, Member>> objects,
    List<AbstractValue> items,
    List<Constant> constants) {
  private static final Set<String> OF_PAIRS = Set.of("key", "value");

  static final AbstractValue UNKNOWN = path(Set.of(), Provenance.NONE, false, false);

  /** The whole input. */
  static final AbstractValue INPUT = path(Set.of(""), Provenance.NONE, false, false);

  /** A member of an object, and where its name is written. */
  record Member(JsltText text, Token name, AbstractValue value) {}

  /** A text, whole number or truth, as JSON, and where it is written. */
  record Constant(JsltText text, Token token, String json) {}

  private static AbstractValue path(
      Set<String> paths, Provenance provenance, boolean each, boolean guarded) {
    return new AbstractValue(paths, provenance, each, guarded, List.of(), List.of(), List.of());
  }

  static AbstractValue object(Map<String, Member> members) {
    return new AbstractValue(
        Set.of(), Provenance.NONE, false, false, List.of(members), List.of(), List.of());
  }

  static AbstractValue array(List<AbstractValue> items) {
    return new AbstractValue(Set.of(), Provenance.NONE, false, false, List.of(), items, List.of());
  }

  /** A literal; nothing is said of null, of fractions and of texts with escapes. */
  static AbstractValue literal(JsltText text, Token token) {
    boolean known =
        switch (token.kind) {
          case JsltParserConstants.STRING -> token.image.indexOf('\\') < 0;
          case JsltParserConstants.INTEGER, JsltParserConstants.TRUE, JsltParserConstants.FALSE ->
              true;
          default -> false;
        };
    List<Constant> constants = known ? List.of(new Constant(text, token, token.image)) : List.of();
    return new AbstractValue(
        Set.of(), Provenance.NONE, false, false, List.of(), List.of(), constants);
  }

  /** What a function gives that no script declares. */
  static AbstractValue called(String function, List<AbstractValue> arguments) {
    return UNKNOWN.madeOf(Provenance.called(function, arguments));
  }

  /** The same, made of these as well. */
  AbstractValue madeOf(Provenance others) {
    return new AbstractValue(paths, origins.or(others), each, guarded, objects, items, constants);
  }

  /** One of the two; nobody knows which. */
  AbstractValue or(AbstractValue other) {
    Set<String> allPaths = new LinkedHashSet<>(paths);
    allPaths.addAll(other.paths);
    return new AbstractValue(
        allPaths,
        origins.or(other.origins),
        each || other.each,
        guarded || other.guarded,
        both(objects, other.objects),
        both(items, other.items),
        both(constants, other.constants));
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    List<T> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  /** The member of that name. */
  AbstractValue member(String name) {
    AbstractValue member = UNKNOWN;
    for (Map<String, Member> object : objects) {
      Member found = object.get(name);
      member = found == null ? member : member.or(found.value());
    }
    Set<String> deeper = new LinkedHashSet<>();
    String segment = name.replace("~", "~0").replace("/", "~1");
    if (!each || !OF_PAIRS.contains(name)) {
      paths.forEach(path -> deeper.add(path + "/" + segment));
    }
    return member.or(path(deeper, origins, false, guarded));
  }

  /** Any member of the objects it may be. */
  AbstractValue anyMember() {
    AbstractValue any = UNKNOWN;
    for (Map<String, Member> object : objects) {
      for (Member member : object.values()) {
        any = any.or(member.value());
      }
    }
    return any;
  }

  /** An element of it. */
  AbstractValue element() {
    AbstractValue element = path(paths, origins, true, guarded);
    for (AbstractValue item : items) {
      element = element.or(item);
    }
    return element;
  }

  /** What is left of it when it is added to something. */
  AbstractValue written() {
    return new AbstractValue(Set.of(), Provenance.NONE, false, false, objects, items, List.of())
        .madeOf(Provenance.parts(List.of(this)));
  }

  /** The same after a condition on something. */
  AbstractValue chosen() {
    return new AbstractValue(paths, origins, each, true, objects, items, constants);
  }

  static Map<String, Member> members() {
    return new LinkedHashMap<>();
  }
}
