package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.PersonTrait;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a schema with its references resolved: which there are, which are personal, which
 * is the NIK of the person.
 */
final class SchemaTree {
  private static final int MAX_DEPTH = 24;
  private static final List<String> COMBINATIONS = List.of("allOf", "anyOf", "oneOf");
  private static final List<String> BRANCHES = List.of("if", "then", "else");

  private final Map<String, SchemaTree> properties = new LinkedHashMap<>();
  private @Nullable SchemaTree items;
  private boolean personal;
  private boolean specific;
  private @Nullable PersonTrait trait;
  private boolean closed;
  private final Set<JsonNode> choices = new LinkedHashSet<>();

  private final Set<String> tables = new TreeSet<>();

  /** The only values that are allowed; null where all are. */
  private @Nullable Set<JsonNode> limits;

  private SchemaTree() {}

  /**
   * @param documents every schema by its id
   * @throws IllegalArgumentException when a reference leads nowhere
   */
  static SchemaTree of(URI id, Map<URI, JsonNode> documents) {
    SchemaTree root = new SchemaTree();
    root.read(resolve(id, documents), id, documents, 0, true);
    return root;
  }

  /**
   * Reads one schema into this field.
   *
   * @param always whether the schema holds for every value, not only under a condition
   */
  private void read(
      JsonNode schema, URI base, Map<URI, JsonNode> documents, int depth, boolean always) {
    if (depth > MAX_DEPTH) {
      return;
    }
    personal |= schema.has("x-personal");
    specific |= schema.path("x-personal").asText().equals("specific");
    if (schema.has("x-subject")) {
      trait = trait(schema.get("x-subject").asText());
    }
    closed |= forbidsOthers(schema);
    schema.path("enum").forEach(choices::add);
    // under a condition too: which table it is can depend on another field
    tables.addAll(CodeTables.of(schema));
    if (always) {
      limit(schema);
    }
    if (schema.has("$ref")) {
      URI target = base.resolve(schema.get("$ref").asText());
      read(resolve(target, documents), withoutFragment(target), documents, depth + 1, always);
    }
    schema
        .path("properties")
        .fields()
        .forEachRemaining(
            p -> child(p.getKey()).read(p.getValue(), base, documents, depth + 1, always));
    if (schema.path("items").isObject()) {
      if (items == null) {
        items = new SchemaTree();
        items.personal = personal;
        items.specific = specific;
      }
      items.read(schema.get("items"), base, documents, depth + 1, always);
    }
    for (String keyword : COMBINATIONS) {
      boolean all = always && keyword.equals("allOf");
      schema.path(keyword).forEach(part -> read(part, base, documents, depth + 1, all));
    }
    for (String keyword : BRANCHES) {
      if (schema.has(keyword)) {
        read(schema.get(keyword), base, documents, depth + 1, false);
      }
    }
  }

  private static PersonTrait trait(String annotation) {
    return PersonTrait.of(annotation)
        .orElseThrow(() -> new IllegalArgumentException("x-subject has no \"" + annotation + '"'));
  }

  private void limit(JsonNode schema) {
    Set<JsonNode> these = new LinkedHashSet<>();
    schema.path("enum").forEach(these::add);
    if (schema.has("const")) {
      these.add(schema.get("const"));
    }
    if (!these.isEmpty()) {
      if (limits != null) {
        these.retainAll(limits);
      }
      limits = these;
    }
  }

  private static boolean forbidsOthers(JsonNode schema) {
    return Stream.of("additionalProperties", "unevaluatedProperties")
        .anyMatch(keyword -> schema.has(keyword) && !schema.get(keyword).asBoolean(true));
  }

  private SchemaTree child(String name) {
    SchemaTree child = properties.computeIfAbsent(name, n -> new SchemaTree());
    child.personal |= personal;
    child.specific |= specific;
    return child;
  }

  static JsonNode resolve(URI target, Map<URI, JsonNode> documents) {
    JsonNode document = documents.get(withoutFragment(target));
    String fragment = target.getFragment() == null ? "" : target.getFragment();
    JsonNode found = document == null ? null : document.at(fragment);
    if (found == null || found.isMissingNode()) {
      throw new IllegalArgumentException("$ref " + target + " leads nowhere");
    }
    return found;
  }

  static URI withoutFragment(URI uri) {
    String text = uri.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? uri : URI.create(text.substring(0, hash));
  }

  /** Whether a value at the pointer may be repeated: the field is known and not personal. */
  boolean quotable(String pointer) {
    SchemaTree field = find(pointer);
    return field != null && !field.personal;
  }

  Contract.Privacy privacy(String pointer) {
    SchemaTree field = find(pointer);
    if (field == null) {
      return Contract.Privacy.UNKNOWN;
    }
    if (field.specific) {
      return Contract.Privacy.SPECIFIC;
    }
    return field.personal ? Contract.Privacy.PERSONAL : Contract.Privacy.OPEN;
  }

  /** Whether the pointer names a known field; array elements by index, {@code *}, or left out. */
  boolean has(String pointer) {
    return find(pointer) != null;
  }

  boolean closed(String pointer) {
    SchemaTree object = find(pointer);
    return object != null && object.closed;
  }

  List<JsonNode> choices(String pointer) {
    SchemaTree field = find(pointer);
    return field == null ? List.of() : List.copyOf(field.choices);
  }

  /** The only values a field may have; empty where nothing limits it so. */
  Optional<Set<JsonNode>> limits(String pointer) {
    return Optional.ofNullable(find(pointer)).map(field -> field.limits);
  }

  Set<String> tables(String pointer) {
    SchemaTree field = find(pointer);
    return field == null ? Set.of() : Set.copyOf(field.tables);
  }

  private @Nullable SchemaTree find(String pointer) {
    SchemaTree at = this;
    if (pointer.isEmpty()) {
      return at;
    }
    for (String raw : pointer.substring(1).split("/", -1)) {
      String segment = raw.replace("~1", "/").replace("~0", "~");
      SchemaTree next = at.properties.get(segment);
      if (next == null && at.items != null) {
        boolean element = segment.equals("*") || segment.chars().allMatch(Character::isDigit);
        next = element ? at.items : at.items.properties.get(segment);
      }
      if (next == null) {
        return null;
      }
      at = next;
    }
    return at;
  }

  List<String> pointers() {
    return pointers(field -> true);
  }

  List<String> personalPointers() {
    return pointers(field -> field.personal);
  }

  /** Pointers of what tells who the person is that the document speaks of. */
  List<String> pointers(PersonTrait trait) {
    return pointers(field -> field.trait == trait);
  }

  private List<String> pointers(Predicate<SchemaTree> wanted) {
    List<String> found = new ArrayList<>();
    collect("", wanted, found);
    return List.copyOf(found);
  }

  private void collect(String prefix, Predicate<SchemaTree> wanted, List<String> found) {
    properties.forEach(
        (name, field) -> {
          String pointer = prefix + "/" + name.replace("~", "~0").replace("/", "~1");
          if (wanted.test(field)) {
            found.add(pointer);
          }
          field.collect(pointer, wanted, found);
        });
    if (items != null) {
      items.collect(prefix + "/*", wanted, found);
    }
  }
}
