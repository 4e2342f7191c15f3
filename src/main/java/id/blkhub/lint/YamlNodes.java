package id.blkhub.lint;

import id.blkhub.files.NotText;
import id.blkhub.files.YamlFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML as a tree of nodes, because only that knows the place of every value. */
final class YamlNodes {
  private YamlNodes() {}

  /** The document; empty where the file is none, which is noted. */
  static Optional<Node> read(Path file, LintReport report) {
    try {
      return Optional.of(YamlFile.read(file).root());
    } catch (NotText e) {
      report.add(file, new SourcePlace(e.line(), e.column()), RouteRules.NOT_YAML, e.why());
      return Optional.empty();
    }
  }

  /** Text, number or the like; empty for lists, mappings and nothing. */
  static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** The text of a value, or those of a list. */
  static Stream<String> texts(Node node) {
    return Stream.concat(Stream.of(node), elements(node).stream())
        .flatMap(each -> text(each).stream());
  }

  /** The key of an entry as Camel understands it, which also takes {@code route-template}. */
  static String key(NodeTuple entry) {
    String written = text(entry.getKeyNode()).orElse("");
    StringBuilder camel = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      boolean afterHyphen = i > 0 && written.charAt(i - 1) == '-';
      if (written.charAt(i) != '-') {
        char letter = written.charAt(i);
        camel.append(afterHyphen ? Character.toUpperCase(letter) : letter);
      }
    }
    return camel.toString();
  }

  static List<NodeTuple> entries(Node node) {
    return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
  }

  static List<Node> elements(Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  static Optional<Node> get(Node mapping, String key) {
    return entries(mapping).stream()
        .filter(entry -> key(entry).equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  static Optional<String> text(Node mapping, String key) {
    return get(mapping, key).flatMap(YamlNodes::text);
  }

  /** Visits every entry of every mapping below the node, outer ones first, each once. */
  static void walk(Node node, BiConsumer<Node, NodeTuple> visitor) {
    walk(node, visitor, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** An alias may lead back to a node that is being visited. */
  private static void walk(Node node, BiConsumer<Node, NodeTuple> visitor, Set<Node> visited) {
    if (!visited.add(node)) {
      return;
    }
    for (NodeTuple entry : entries(node)) {
      visitor.accept(node, entry);
      walk(entry.getValueNode(), visitor, visited);
    }
    elements(node).forEach(element -> walk(element, visitor, visited));
  }

  /** Where a part of a text is written; of a text over several lines only the begin is known. */
  static SourcePlace place(Node node, String part) {
    SourcePlace start = SourcePlace.of(node);
    if (node instanceof ScalarNode scalar
        && scalar.getStartMark().getLine() == scalar.getEndMark().getLine()) {
      int quote = scalar.isPlain() ? 0 : 1;
      int at = scalar.getValue().indexOf(part);
      return at < 0 ? start : start.plus(quote + at);
    }
    return start;
  }
}
