package id.blkhub.partner;

import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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

  /** Text of a key that must be there; null where it is not, which is noted. */
  String requiredText(String key) {
    return required(key).flatMap(n -> text(key, n)).orElse(null);
  }

  /** An id of a partner or a kind. */
  Optional<String> name(String key, Node node) {
    return parsed(
        key, node, text -> Optional.of(text).filter(ProfileValues::isName), ProfileRule.NOT_A_NAME);
  }

  Optional<Duration> duration(String key, Node node) {
    return parsed(key, node, ProfileValues::duration, ProfileRule.NOT_A_DURATION);
  }

  /**
   * Bytes.
   *
   * @param mostWritten {@code most} as people write it
   */
  Optional<Long> size(String key, Node node, long most, String mostWritten) {
    return parsed(
        key, node, text -> ProfileValues.size(text, most), ProfileRule.NOT_A_SIZE, mostWritten);
  }

  /** A whole number from 1 to a million. */
  Optional<Integer> number(String key, Node node) {
    int most = 1_000_000;
    return parsed(
        key, node, text -> ProfileValues.number(text, 1, most), ProfileRule.NOT_A_NUMBER, 1, most);
  }

  /** One of the constants, written in lower case. */
  <E extends Enum<E>> Optional<E> choice(String key, Node node, E[] choices) {
    List<String> words = Arrays.stream(choices).map(ProfileValues::written).toList();
    return oneOf(key, node, words).map(word -> choices[words.indexOf(word)]);
  }

  /** One of the words; where it is another, the nearest is named. */
  Optional<String> oneOf(String key, Node node, List<String> words) {
    Optional<String> text = text(key, node);
    text.filter(word -> !words.contains(word))
        .ifPresent(
            word ->
                problem(
                    node,
                    ProfileRule.NOT_A_CHOICE,
                    word,
                    key,
                    String.join(", ", words),
                    Suggestion.of(word, new HashSet<>(words))));
    return text.filter(words::contains);
  }

  /** Whatever the parser makes of the text; where it makes nothing, that is noted as the rule. */
  <T> Optional<T> parsed(
      String key,
      Node node,
      Function<String, Optional<T>> parser,
      ProfileRule rule,
      Object... expected) {
    Optional<String> text = text(key, node);
    Optional<T> value = text.flatMap(parser);
    if (text.isPresent() && value.isEmpty()) {
      Object[] arguments = new Object[expected.length + 1];
      arguments[0] = text.get();
      System.arraycopy(expected, 0, arguments, 1, expected.length);
      problem(node, rule, arguments);
    }
    return value;
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
