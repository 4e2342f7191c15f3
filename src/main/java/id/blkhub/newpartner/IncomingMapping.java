package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drafts the mapping from a partner's form to the canonical one by the names of fields. Required
 * fields that no name fits are left as comments.
 */
final class IncomingMapping {
  /** Before the name of a required field that no name of the samples fits. */
  static final String GAP = "// required, and not found in the sample: ";

  private static final String TAB = "  ";

  private final CanonicalForm canonical;
  private final NameMatcher nameMatcher;
  private final Matching matching;
  private final List<String> unused = new ArrayList<>();

  IncomingMapping(CanonicalForm canonical, NameMatcher nameMatcher, SampleForm samples) {
    this.canonical = canonical;
    this.nameMatcher = nameMatcher;
    this.matching = new Matching(nameMatcher, canonical.leaves(canonical.root()), samples.leaves());
  }

  /**
   * Which canonical field is made of a field of the samples, as a JSON Pointer with {@code *} for
   * the elements of a list.
   */
  Optional<String> madeOf(List<String> path) {
    Optional<String> itself = matching.madeOf(path).map(CanonicalForm.CanonicalLeaf::pointer);
    for (int end = 1; itself.isEmpty() && end < path.size(); end++) {
      itself = madeOf(path.subList(0, end), path.subList(end, path.size()));
    }
    return itself;
  }

  private Optional<String> madeOf(List<String> list, List<String> inside) {
    return matching
        .madeOf(list)
        .filter(CanonicalForm.CanonicalLeaf::isList)
        .flatMap(
            field ->
                each(field, matching.of(field).orElseThrow())
                    .flatMap(each -> inside(each).madeOf(inside))
                    .map(canonicalLeaf -> field.pointer() + "/*" + canonicalLeaf.pointer()));
  }

  String text() {
    String body = object(canonical.root(), matching, "");
    matching.left().forEach(sampleLeaf -> unused.add(Expression.path(sampleLeaf.path())));
    StringBuilder text = new StringBuilder();
    if (!unused.isEmpty()) {
      text.append("// In the sample, and not mapped:\n");
      unused.forEach(path -> text.append("//   ").append(path).append('\n'));
    }
    return text.append(body).append('\n').toString();
  }

  private String object(JsonNode schema, Matching found, String indent) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (CanonicalForm.CanonicalLeaf field : canonical.leaves(schema)) {
      Optional<SampleForm.SampleLeaf> given = found.of(field);
      if (given.isPresent() || field.required()) {
        Object value = given.isPresent() ? value(field, given.get()) : new Gap(field);
        put(tree, field.path(), value);
      }
    }
    return written(tree, indent);
  }

  private Object value(CanonicalForm.CanonicalLeaf field, SampleForm.SampleLeaf given) {
    String path = Expression.path(given.path());
    if (!field.isList()) {
      return Expression.converted(field.schema(), given.form(), path);
    }
    if (!given.isList()) {
      String one = Expression.converted(canonical.items(field), given.form(), path);
      return "if (" + path + ") [" + one + "]";
    }
    Optional<Each> objects = each(field, given);
    if (objects.isPresent()) {
      return objects.get();
    }
    SampleForm elements = given.form().notNull().elements();
    String each = Expression.converted(canonical.items(field), elements, ".");
    return each.equals(".") ? path : "[for (" + path + ") " + each + "]";
  }

  /** Empty where the elements are no objects. */
  private Optional<Each> each(CanonicalForm.CanonicalLeaf list, SampleForm.SampleLeaf given) {
    JsonNode items = canonical.items(list);
    SampleForm elements = given.form().notNull().elements();
    return items.has("properties")
        ? Optional.of(new Each(Expression.path(given.path()), items, elements))
        : Optional.empty();
  }

  private Matching inside(Each each) {
    return new Matching(nameMatcher, canonical.leaves(each.items()), each.elements().leaves());
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> tree, List<String> path, Object value) {
    Map<String, Object> at = tree;
    for (String name : path.subList(0, path.size() - 1)) {
      at = (Map<String, Object>) at.computeIfAbsent(name, n -> new LinkedHashMap<String, Object>());
    }
    at.put(path.get(path.size() - 1), value);
  }

  private String written(Map<String, Object> tree, String indent) {
    List<String> lines = new ArrayList<>();
    int left = tree.size();
    for (Map.Entry<String, Object> entry : tree.entrySet()) {
      left--;
      String key = Expression.quoted(entry.getKey()) + ": ";
      if (entry.getValue() instanceof Gap gap) {
        lines.add(indent + TAB + gap.comment());
      } else {
        String value = written(entry.getValue(), indent + TAB);
        // a comma also before a comment: a line that replaces it needs no change above
        lines.add(indent + TAB + key + value + (left > 0 ? "," : ""));
      }
    }
    return "{\n" + String.join("\n", lines) + "\n" + indent + "}";
  }

  @SuppressWarnings("unchecked")
  private String written(Object value, String indent) {
    if (value instanceof Map<?, ?> tree) {
      return written((Map<String, Object>) tree, indent);
    }
    if (value instanceof Each each) {
      Matching inside = inside(each);
      inside
          .left()
          .forEach(
              sampleLeaf -> unused.add(each.path() + "[]" + Expression.path(sampleLeaf.path())));
      return "[for (" + each.path() + ") " + object(each.items(), inside, indent) + "]";
    }
    return (String) value;
  }

  /** A list of objects, each mapped in the same way. */
  private record Each(String path, JsonNode items, SampleForm elements) {}

  /** A field that must be there and that no name of the samples speaks of. */
  private record Gap(CanonicalForm.CanonicalLeaf field) {
    String comment() {
      List<String> choices = new ArrayList<>();
      field.schema().path("enum").forEach(choice -> choices.add(choice.asText()));
      String what =
          choices.isEmpty()
              ? field.schema().path("format").asText(field.schema().path("type").asText())
              : String.join(", ", choices);
      return GAP
          + Expression.quoted(field.path().get(field.path().size() - 1))
          + (what.isEmpty() ? "" : " (" + what + ")");
    }
  }
}
