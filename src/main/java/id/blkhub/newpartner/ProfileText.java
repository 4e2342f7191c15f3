package id.blkhub.newpartner;

import id.blkhub.files.NotText;
import id.blkhub.files.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The text of a profile, to which kinds are added where they belong; the rest stays as it is. */
final class ProfileText {
  private static final String MARK = "\uFEFF";

  private final Path file;
  private final String mark;
  private final String text;
  private final MappingNode root;

  /** What goes in, by its place in the text. */
  private final TreeMap<Integer, String> inserts = new TreeMap<>();

  private Optional<Node> emptyList = Optional.empty();

  /**
   * @param file whose profile is sound
   */
  ProfileText(Path file) throws IOException {
    this.file = file;
    String whole = Files.readString(file);
    this.mark = whole.startsWith(MARK) ? MARK : "";
    this.text = whole.substring(mark.length());
    try {
      this.root = (MappingNode) YamlFile.read(file).root();
    } catch (NotText e) {
      throw new IOException("A profile that was sound is no YAML", e);
    }
  }

  /**
   * The text with more kinds.
   *
   * @param sends kinds that it sends, too
   * @param receptions entries of {@code receives}, two blanks from the left
   * @throws DraftRefused where {@code receives} stands in one line
   */
  String with(Set<String> sends, List<String> receptions) {
    if (!sends.isEmpty()) {
      sends(sends);
    }
    if (!receptions.isEmpty()) {
      receives(receptions);
    }
    StringBuilder changed = new StringBuilder(text);
    inserts.descendingMap().forEach(changed::insert);
    emptyList.ifPresent(
        list -> {
          // nothing was put in before it but below its line, unless what it sends was
          int shift =
              inserts.headMap(at(list, false)).values().stream().mapToInt(String::length).sum();
          changed.delete(at(list, false) + shift - 1, at(list, true) + shift);
        });
    return mark + changed;
  }

  private void sends(Set<String> kinds) {
    Optional<Node> value = value("sends");
    if (value.isPresent() && value.get() instanceof SequenceNode list) {
      if (isFlow(list)) {
        int bracket = at(list, true) - 1;
        String before = text.substring(0, bracket).stripTrailing();
        String comma = before.endsWith("[") ? "" : before.endsWith(",") ? " " : ", ";
        insert(bracket, comma + String.join(", ", kinds));
      } else {
        String indent = " ".repeat(list.getStartMark().getColumn());
        insert(
            behindLine(list),
            kinds.stream().map(kind -> indent + "- " + kind + "\n").collect(Collectors.joining()));
      }
    } else {
      insert(
          behindLine(value("name").orElseThrow()), "sends: [" + String.join(", ", kinds) + "]\n");
    }
  }

  private void receives(List<String> receptions) {
    Optional<Node> value = value("receives");
    String entries = String.join("", receptions);
    if (value.isEmpty() || !(value.get() instanceof SequenceNode list)) {
      Node before = value("sends").or(() -> value("name")).orElseThrow();
      insert(behindLine(before), "receives:\n" + entries);
    } else if (!isFlow(list)) {
      String indent = " ".repeat(list.getStartMark().getColumn());
      insert(behindLine(list), entries.replaceAll("(?m)^ {2}", indent));
    } else if (list.getValue().isEmpty()) {
      insert(behindLine(list), entries);
      emptyList = Optional.of(list);
    } else {
      throw new DraftRefused(DraftProblem.ONE_LINE, file, list.getStartMark().getLine() + 1);
    }
  }

  /** What is put in at one place stands in the order it came. */
  private void insert(int place, String what) {
    boolean endsLine = inserts.containsKey(place) || text.charAt(place - 1) == '\n';
    inserts.merge(place, !endsLine && what.endsWith("\n") ? "\n" + what : what, String::concat);
  }

  private Optional<Node> value(String key) {
    return root.getValue().stream()
        .filter(pair -> pair.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static boolean isFlow(SequenceNode list) {
    return list.getFlowStyle() == FlowStyle.FLOW;
  }

  private int at(Node node, boolean end) {
    int points = (end ? node.getEndMark() : node.getStartMark()).getIndex();
    return text.offsetByCodePoints(0, points);
  }

  /** Where the line begins that is next to the last one of a value. */
  private int behindLine(Node node) {
    Node last = last(node);
    if (last.getEndMark().getColumn() == 0) {
      return at(last, true);
    }
    int end = text.indexOf('\n', at(last, true));
    return end < 0 ? text.length() : end + 1;
  }

  /** A block ends for the library where the next token begins, behind comments. */
  private static Node last(Node node) {
    if (node instanceof SequenceNode list && !isFlow(list) && !list.getValue().isEmpty()) {
      return last(list.getValue().get(list.getValue().size() - 1));
    }
    if (node instanceof MappingNode mapping
        && mapping.getFlowStyle() != FlowStyle.FLOW
        && !mapping.getValue().isEmpty()) {
      List<NodeTuple> pairs = mapping.getValue();
      return last(pairs.get(pairs.size() - 1).getValueNode());
    }
    return node;
  }
}
