package id.blkhub.partner;

import id.blkhub.declaration.Key;
import id.blkhub.declaration.KeyGroup;
import id.blkhub.declaration.ValueType.Scalar;
import id.blkhub.declaration.ValueType.ValuePart;
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
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One part of a profile, read by its declared keys. It works on the YAML node tree because only
 * that knows the line of every value. Whatever is wrong is noted and reading goes on, so that one
 * look at the messages is enough.
 */
final class YamlSection {
  private static final List<String> FLAGS = List.of("true", "false");

  private final Path file;
  private final List<ProfileProblem> problems;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();

  YamlSection(Path file, List<ProfileProblem> problems, String name, Node node, KeyGroup group) {
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
      if (!group.names().contains(key)) {
        problem(
            pair.getKeyNode(),
            ProfileRule.UNKNOWN_KEY,
            key,
            Suggestion.of(key, new TreeSet<>(group.names())));
      } else if (values.put(key, pair.getValueNode()) != null) {
        problem(pair.getKeyNode(), ProfileRule.TWICE, key);
      }
    }
  }

  private YamlSection(Path file, List<ProfileProblem> problems, Node around) {
    this.file = file;
    this.problems = problems;
    this.node = around;
  }

  /** The value of a key, where it is written; a required key that is not is noted. */
  Optional<Node> value(Key key) {
    if (key.isRequired() && !values.containsKey(key.name()) && node instanceof MappingNode) {
      problem(node, ProfileRule.MISSING_KEY, key.name());
    }
    return Optional.ofNullable(values.get(key.name()));
  }

  Optional<String> text(Key key) {
    return value(key).flatMap(written -> text(key, written));
  }

  /** Non-blank text; empty where it is something else, which is noted. */
  Optional<String> text(Key key, Node value) {
    if (!(value instanceof ScalarNode scalar)) {
      problem(value, ProfileRule.WRONG_SHAPE, key.name(), new Text("teks", "text"));
      return Optional.empty();
    }
    if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
      problem(value, ProfileRule.EMPTY, key.name());
      return Optional.empty();
    }
    return Optional.of(scalar.getValue().strip());
  }

  /** The entries of a list; none where it is something else, which is noted. */
  List<Node> list(Key key) {
    Optional<Node> value = value(key);
    if (value.isPresent() && value.get() instanceof SequenceNode sequence) {
      return new ArrayList<>(sequence.getValue());
    }
    value.ifPresent(
        other -> problem(other, ProfileRule.WRONG_SHAPE, key.name(), new Text("daftar", "a list")));
    return List.of();
  }

  /** The part that a key declares as its value. */
  Optional<YamlSection> part(Key key) {
    return value(key).map(written -> part(key, written, ((ValuePart) key.type()).group()));
  }

  /** The same, or a part in which nothing is written; for parts whose keys are all optional. */
  YamlSection partOrEmpty(Key key) {
    return part(key).orElseGet(() -> new YamlSection(file, problems, node));
  }

  /** A part that is the value of a key, or an element of its list. */
  YamlSection part(Key key, Node value, KeyGroup group) {
    return new YamlSection(file, problems, key.name(), value, group);
  }

  /** An id of a partner or a kind. */
  Optional<String> name(Key key) {
    return value(key).flatMap(written -> name(key, written));
  }

  Optional<String> name(Key key, Node value) {
    return parsed(
        key,
        value,
        text -> Optional.of(text).filter(ProfileValues::isName),
        ProfileRule.NOT_A_NAME);
  }

  /** The duration that is written; else the key's default, where it has one. */
  Optional<Duration> duration(Key key) {
    return value(key)
        .flatMap(
            written -> parsed(key, written, ProfileValues::duration, ProfileRule.NOT_A_DURATION))
        .or(() -> preset(key, ProfileValues::duration));
  }

  /**
   * Bytes.
   *
   * @param mostWritten {@code most} as people write it
   */
  long size(Key key, long most, String mostWritten) {
    Function<String, Optional<Long>> parser = text -> ProfileValues.size(text, most);
    return value(key)
        .flatMap(written -> parsed(key, written, parser, ProfileRule.NOT_A_SIZE, mostWritten))
        .or(() -> preset(key, parser))
        .orElseThrow();
  }

  /** A whole number in the range that its key declares; else the key's default. */
  Optional<Integer> number(Key key) {
    int most = Math.toIntExact(((Scalar) key.type()).most());
    Function<String, Optional<Integer>> parser = text -> ProfileValues.number(text, 1, most);
    return value(key)
        .flatMap(written -> parsed(key, written, parser, ProfileRule.NOT_A_NUMBER, 1, most))
        .or(() -> preset(key, parser));
  }

  boolean flag(Key key) {
    return value(key)
        .flatMap(written -> oneOf(key, written, FLAGS))
        .map(Boolean::parseBoolean)
        .orElseGet(() -> Boolean.parseBoolean(key.presetValue()));
  }

  /** One of the constants, written in lower case. */
  <E extends Enum<E>> Optional<E> choice(Key key, E[] choices) {
    List<String> words = Arrays.stream(choices).map(ProfileValues::written).toList();
    return choice(key).map(word -> choices[words.indexOf(word)]);
  }

  /** One of the words that the key declares. */
  Optional<String> choice(Key key) {
    return value(key).flatMap(written -> oneOf(key, written, key.words()));
  }

  /** One of the words; where it is another, the nearest is named. */
  Optional<String> oneOf(Key key, Node value, List<String> words) {
    Optional<String> text = text(key, value);
    text.filter(word -> !words.contains(word))
        .ifPresent(
            word ->
                problem(
                    value,
                    ProfileRule.NOT_A_CHOICE,
                    word,
                    key.name(),
                    String.join(", ", words),
                    Suggestion.of(word, new HashSet<>(words))));
    return text.filter(words::contains);
  }

  /** Whatever the parser makes of the text; where it makes nothing, that is noted as the rule. */
  <T> Optional<T> parsed(
      Key key,
      Node value,
      Function<String, Optional<T>> parser,
      ProfileRule rule,
      Object... expected) {
    Optional<String> text = text(key, value);
    Optional<T> parsed = text.flatMap(parser);
    if (text.isPresent() && parsed.isEmpty()) {
      Object[] arguments = new Object[expected.length + 1];
      arguments[0] = text.get();
      System.arraycopy(expected, 0, arguments, 1, expected.length);
      problem(value, rule, arguments);
    }
    return parsed;
  }

  private static <T> Optional<T> preset(Key key, Function<String, Optional<T>> parser) {
    return Optional.ofNullable(key.presence().preset()).flatMap(parser);
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
