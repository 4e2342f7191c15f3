package id.blkhub.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.files.NotText;
import id.blkhub.files.TextFile;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file as JSON that knows where each value stands. Plain words mean what they mean in JSON:
 * numbers, true, false and null; all else is text, dates and {@code yes} among it.
 */
final class YamlFile {
  private static final Pattern JSON_WORD =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?|true|false|null");

  /** Aliases of aliases can make billions of values of a few lines. */
  private static final int MOST_VALUES = 100_000;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Path file;
  private final Map<String, Mark> marks = new HashMap<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int values;
  private JsonNode json;

  private YamlFile(Path file) {
    this.file = file;
  }

  /**
   * @throws ScenarioUnsound when it cannot be read or names a key twice
   */
  static YamlFile read(Path file) {
    YamlFile yaml = new YamlFile(file);
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(TextFile.read(file)));
      yaml.json = root == null ? JsonNodeFactory.instance.nullNode() : yaml.convert(root, "");
      return yaml;
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      throw ScenarioUnsound.unreadable(at(file, mark), String.valueOf(e.getProblem()));
    } catch (NotText e) {
      throw ScenarioUnsound.unreadable(file + ":" + e.line() + ':' + e.column(), e.why().en());
    } catch (YAMLException e) {
      throw ScenarioUnsound.unreadable(at(file, null), String.valueOf(e.getMessage()));
    }
  }

  JsonNode json() {
    return json;
  }

  /** File, line and column of a value, or of the nearest it lies in. */
  String at(String pointer) {
    String there = pointer;
    while (!marks.containsKey(there) && !there.isEmpty()) {
      there = there.substring(0, there.lastIndexOf('/'));
    }
    return at(file, marks.get(there));
  }

  private static String at(Path file, Mark mark) {
    return mark == null
        ? file + ":1:1"
        : file + ":" + (mark.getLine() + 1) + ':' + (mark.getColumn() + 1);
  }

  private JsonNode convert(Node node, String at) {
    if (!open.add(node)) {
      throw unsound(node, "an alias leads back to what it stands in");
    }
    if (++values > MOST_VALUES) {
      throw unsound(node, "its aliases make more than " + MOST_VALUES + " values of it");
    }
    JsonNode converted = value(node, at);
    open.remove(node);
    return converted;
  }

  private ScenarioUnsound unsound(Node node, String why) {
    return ScenarioUnsound.unreadable(at(file, node.getStartMark()), why);
  }

  private JsonNode value(Node node, String at) {
    marks.putIfAbsent(at, node.getStartMark());
    if (node instanceof MappingNode mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (NodeTuple pair : mapping.getValue()) {
        Mark mark = pair.getKeyNode().getStartMark();
        String key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        String below = at + '/' + key.replace("~", "~0").replace("/", "~1");
        marks.put(below, mark);
        if (object.has(key)) {
          throw ScenarioUnsound.unreadable(at(file, mark), "the key " + key + " stands here twice");
        }
        object.set(key, convert(pair.getValueNode(), below));
      }
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Node element : sequence.getValue()) {
        array.add(convert(element, at + '/' + array.size()));
      }
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String value = scalar.getValue();
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    if (plain && (value.isEmpty() || value.equals("~"))) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (!plain || !JSON_WORD.matcher(value).matches()) {
      return JsonNodeFactory.instance.textNode(value);
    }
    try {
      return JSON.readTree(value);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.textNode(value);
    }
  }
}
