package id.blkhub.partner;

import id.blkhub.message.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One YAML mapping, read key by key. It works on the YAML node tree because only that knows the
 * line of every value. Whatever is wrong is noted and reading goes on, so that one look at the
 * messages is enough.
 */
final class YamlSection {
  private final Path file;
  private final List<ProfileProblem> problems;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();

  YamlSection(Path file, List<ProfileProblem> problems, String name, Node node, Set<String> keys) {
    this.file = file;
    this.problems = problems;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      problem(
          node,
          ProfileRule.WRONG_SHAPE,
          name,
          new Text("daftar pasangan kunci dan nilai", "a mapping of keys to values"));
      return;
    }
    for (NodeTuple pair : mapping.getValue()) {
      String key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (!keys.contains(key)) {
        problem(
            pair.getKeyNode(),
            ProfileRule.UNKNOWN_KEY,
            key,
            Suggestion.of(key, new TreeSet<>(keys)));
      } else if (values.put(key, pair.getValueNode()) != null) {
        problem(pair.getKeyNode(), ProfileRule.TWICE, key);
      }
    }
  }

  /** The value of a key, where it is written. */
  Optional<Node> optional(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The value of a key that must be there; where it is not, that is noted. */
  Optional<Node> required(String key) {
    if (!values.containsKey(key) && node instanceof MappingNode) {
      problem(node, ProfileRule.MISSING_KEY, key);
    }
    return optional(key);
  }

  /** Non-blank text; empty where it is something else, which is noted. */
  Optional<String> text(String name, Node value) {
    if (!(value instanceof ScalarNode scalar)) {
      problem(value, ProfileRule.WRONG_SHAPE, name, new Text("teks", "text"));
      return Optional.empty();
    }
    if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
      problem(value, ProfileRule.EMPTY, name);
      return Optional.empty();
    }
    return Optional.of(scalar.getValue().strip());
  }

  /** The entries of a list; none where it is something else, which is noted. */
  List<Node> list(String name, Node value) {
    if (value instanceof SequenceNode sequence) {
      return new ArrayList<>(sequence.getValue());
    }
    problem(value, ProfileRule.WRONG_SHAPE, name, new Text("daftar", "a list"));
    return List.of();
  }

  YamlSection section(String name, Node value, Set<String> keys) {
    return new YamlSection(file, problems, name, value, keys);
  }

  void problem(Node where, ProfileRule rule, Object... arguments) {
    problems.add(
        new ProfileProblem(
            file,
            where.getStartMark().getLine() + 1,
            where.getStartMark().getColumn() + 1,
            rule.code(),
            rule.text(arguments)));
  }
}
