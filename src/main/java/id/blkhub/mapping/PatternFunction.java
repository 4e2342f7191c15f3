package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.RegexpFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSLT's own functions with regular expressions, within a {@link Budget}. The results are the same
 * but that {@code $} is the very end of a text.
 */
final class PatternFunction implements Function, RegexpFunction {
  /**
   * Compiled expressions of all mappings, a few hundred. An expression made from a message is not
   * kept.
   */
  private static final int MAX_CACHED = 1_000;

  private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String name;
  private final int arguments;
  private final Work work;
  private final Map<String, BoundedPattern> compiled = new ConcurrentHashMap<>();

  private interface Work {
    JsonNode apply(PatternFunction own, JsonNode[] arguments);
  }

  private PatternFunction(String name, int arguments, Work work) {
    this.name = name;
    this.arguments = arguments;
    this.work = work;
  }

  static List<Function> all() {
    return List.of(
        new PatternFunction("test", 2, PatternFunction::test),
        new PatternFunction("capture", 2, PatternFunction::capture),
        new PatternFunction("split", 2, PatternFunction::split),
        new PatternFunction("replace", 3, PatternFunction::replace));
  }

  private JsonNode test(JsonNode[] values) {
    return values[0].isNull()
        ? BooleanNode.FALSE
        : BooleanNode.valueOf(pattern(values[1]).found(text(values[0])));
  }

  private JsonNode capture(JsonNode[] values) {
    if (values[0].isNull()) {
      return values[0];
    }
    Matcher matcher = pattern(values[1]).matcher(text(values[0]));
    ObjectNode groups = NODES.objectNode();
    if (BoundedPattern.find(matcher, 0)) {
      Matcher names = GROUP_NAME.matcher(values[1].asText());
      TreeSet<String> sorted = new TreeSet<>();
      while (names.find()) {
        sorted.add(names.group(1));
      }
      sorted.forEach(group -> groups.put(group, matcher.group(group)));
    }
    return groups;
  }

  private JsonNode split(JsonNode[] values) {
    if (values[0].isNull()) {
      return values[0];
    }
    String text = text(values[0]);
    Matcher matcher = pattern(values[1]).matcher(text);
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int next = 0; next <= text.length() && BoundedPattern.find(matcher, next); ) {
      boolean empty = matcher.end() == matcher.start();
      // as in String.split: nothing stands before an empty match at the beginning
      if (matcher.end() > 0) {
        parts.add(text.substring(from, matcher.start()));
        from = matcher.end();
      }
      next = matcher.end() + (empty ? 1 : 0);
    }
    if (parts.isEmpty()) {
      return NODES.arrayNode().add(text);
    }
    parts.add(text.substring(from));
    while (!parts.isEmpty() && parts.get(parts.size() - 1).isEmpty()) {
      parts.remove(parts.size() - 1);
    }
    ArrayNode result = NODES.arrayNode();
    parts.forEach(result::add);
    return result;
  }

  private JsonNode replace(JsonNode[] values) {
    if (values[0].isNull()) {
      return NullNode.instance;
    }
    String text = text(values[0]);
    String with = text(values[2]);
    Matcher matcher = pattern(values[1]).matcher(text);
    StringBuilder result = new StringBuilder();
    int from = 0;
    while (BoundedPattern.find(matcher, from)) {
      if (matcher.start() == matcher.end()) {
        throw new JsltException("the expression of replace() matched an empty text");
      }
      Budget.step();
      if (result.length() + with.length() > Script.MAX_CHARACTERS) {
        throw new TooCostly(TooCostly.Of.MEMORY);
      }
      result.append(text, from, matcher.start()).append(with);
      from = matcher.end();
    }
    return TextNode.valueOf(result.append(text, from, text.length()).toString());
  }

  private BoundedPattern pattern(JsonNode expression) {
    if (expression.isNull()) {
      throw new JsltException(name + "() needs an expression");
    }
    String text = text(expression);
    BoundedPattern known = compiled.get(text);
    if (known == null) {
      known = BoundedPattern.ofMapping(text);
      if (compiled.size() < MAX_CACHED) {
        compiled.put(text, known);
      }
    }
    return known;
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public int getMinArguments() {
    return arguments;
  }

  @Override
  public int getMaxArguments() {
    return arguments;
  }

  /** Which argument the parser compiles at once, to find a wrong one when the file is loaded. */
  @Override
  public int regexpArgumentNumber() {
    return 1;
  }

  @Override
  public JsonNode call(JsonNode input, JsonNode[] values) {
    return work.apply(this, values);
  }
}
