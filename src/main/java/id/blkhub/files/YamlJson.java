package id.blkhub.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Text;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file as JSON that knows where each value stands. Plain words mean what they mean in JSON:
 * numbers, true, false and null; all else is text, dates and {@code yes} among it.
 */
public final class YamlJson {
  private static final Pattern JSON_WORD =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?|true|false|null");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final YamlFile yaml;
  private final Map<String, Mark> marks = new HashMap<>();
  private final JsonNode json;

  private YamlJson(YamlFile yaml) throws NotText {
    this.yaml = yaml;
    this.json = convert(yaml.root(), "");
  }

  /**
   * @throws NotText when it cannot be read or names a key twice
   */
  public static YamlJson read(Path file) throws NotText {
    return new YamlJson(YamlFile.read(file));
  }

  public JsonNode json() {
    return json;
  }

  /**
   * File, line and column of a value, or of the nearest it lies in.
   *
   * @param pointer JSON Pointer
   */
  public String at(String pointer) {
    String there = pointer;
    while (!marks.containsKey(there) && !there.isEmpty()) {
      there = there.substring(0, there.lastIndexOf('/'));
    }
    Mark mark = marks.getOrDefault(there, yaml.root().getStartMark());
    return yaml.file() + ":" + (mark.getLine() + 1) + ':' + (mark.getColumn() + 1);
  }

  private JsonNode convert(Node node, String at) throws NotText {
    marks.putIfAbsent(at, node.getStartMark());
    if (node instanceof MappingNode mapping) {
      return object(mapping, at);
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

  private ObjectNode object(MappingNode mapping, String at) throws NotText {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple pair : mapping.getValue()) {
      Node key = pair.getKeyNode();
      String name = key instanceof ScalarNode scalar ? scalar.getValue() : "?";
      String below = at + '/' + name.replace("~", "~0").replace("/", "~1");
      marks.put(below, key.getStartMark());
      if (object.has(name)) {
        throw yaml.problem(
            key,
            new Text(
                "kunci " + name + " tertulis dua kali di sini",
                "the key " + name + " stands here twice"));
      }
      object.set(name, convert(pair.getValueNode(), below));
    }
    return object;
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
