package id.blkhub.lint;

import id.blkhub.lint.CamelSchema.Allowed;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Whether a route file is built as Camel's schema says. Values are judged as Camel reads them: a
 * number may be written as text, and a placeholder may stand for anything.
 */
final class RouteShape {
  private static final int DEEPEST = 64;
  private static final Map<String, Text> TYPES =
      new TreeMap<>(
          Map.of(
              "array", new Text("daftar", "a list"),
              "object", new Text("pasangan kunci dan nilai", "keys and values"),
              "string", new Text("teks", "text"),
              "boolean", new Text("true atau false", "true or false"),
              "number", new Text("bilangan", "a number")));

  private final Path file;
  private final LintReport lintReport;

  private RouteShape(Path file, LintReport lintReport) {
    this.file = file;
    this.lintReport = lintReport;
  }

  static void check(RouteFile file, CamelSchema schema, LintReport lintReport) {
    new RouteShape(file.path(), lintReport)
        .check(file.root(), schema.root(), file.path().getFileName().toString(), 0);
  }

  private void check(Node node, Allowed allowed, String name, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (node instanceof MappingNode) {
      if (fits(node, allowed, "object", name)) {
        mapping(node, allowed, name, depth);
      }
    } else if (node instanceof SequenceNode) {
      if (fits(node, allowed, "array", name)) {
        Allowed items = allowed.items();
        YamlNodes.elements(node).forEach(element -> check(element, items, name, depth + 1));
      }
    } else if (node instanceof ScalarNode scalar) {
      scalar(scalar, allowed, name);
    }
  }

  private boolean fits(Node node, Allowed allowed, String type, String name) {
    if (!allowed.takes(type)) {
      lintReport.add(file, SourcePlace.of(node), RouteRules.WRONG_SHAPE, name, types(allowed));
      return false;
    }
    return true;
  }

  private void mapping(Node node, Allowed allowed, String name, int depth) {
    Set<String> present = new HashSet<>();
    List<NodeTuple> entries = YamlNodes.entries(node);
    for (NodeTuple entry : entries) {
      String key = YamlNodes.key(entry);
      SourcePlace at = SourcePlace.of(entry.getKeyNode());
      if (!present.add(key)) {
        lintReport.add(file, at, RouteRules.KEY_TWICE, key);
      } else if (allowed.keys().contains(key)) {
        check(entry.getValueNode(), allowed.property(key), key, depth + 1);
      } else if (allowed.closed()) {
        lintReport.add(
            file,
            at,
            RouteRules.UNKNOWN_KEY,
            YamlNodes.text(entry.getKeyNode()).orElse(""),
            name,
            Suggestion.of(key, allowed.keys()));
      }
    }
    if (allowed.single() && entries.size() > 1) {
      Node second = entries.get(1).getKeyNode();
      lintReport.add(
          file, SourcePlace.of(second), RouteRules.ONE_KEYWORD, YamlNodes.text(second).orElse(""));
    }
    for (String key : allowed.required()) {
      if (!present.contains(key) && present.stream().allMatch(allowed.keys()::contains)) {
        lintReport.add(file, SourcePlace.of(node), RouteRules.MISSING_KEY, key, name);
      }
    }
  }

  private void scalar(ScalarNode node, Allowed allowed, String name) {
    String text = YamlNodes.text(node).orElse("");
    if (text.contains("{{") || allowed.types().isEmpty()) {
      return;
    }
    if (!allowed.choices().isEmpty() && !allowed.takes("object")) {
      if (!allowed.choices().contains(text)) {
        lintReport.add(
            file,
            SourcePlace.of(node),
            RouteRules.NOT_A_CHOICE,
            text,
            name,
            String.join(", ", allowed.choices()),
            Suggestion.of(text, allowed.choices()));
      }
      return;
    }
    boolean right =
        allowed.takes("string")
            || (allowed.takes("boolean") && text.matches("(?i)true|false"))
            || (allowed.takes("number") && text.matches("-?\\d+(\\.\\d+)?"));
    if (!right) {
      lintReport.add(file, SourcePlace.of(node), RouteRules.WRONG_SHAPE, name, types(allowed));
    }
  }

  private static Text types(Allowed allowed) {
    List<Text> words = allowed.types().stream().sorted().map(TYPES::get).toList();
    return new Text(
        String.join(" atau ", words.stream().map(Text::id).toList()),
        String.join(" or ", words.stream().map(Text::en).toList()));
  }
}
