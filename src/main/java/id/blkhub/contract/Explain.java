package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says in both languages what a schema keyword found wrong and what would be right. */
final class Explain {
  private static final int MAX_LISTED = 12;
  private static final Text NOTHING = new Text("", "");
  private static final Map<String, Text> TYPES =
      Map.of(
          "string", new Text("teks", "a text"),
          "integer", new Text("bilangan bulat", "an integer"),
          "number", new Text("bilangan", "a number"),
          "boolean", new Text("true atau false", "true or false"),
          "object", new Text("objek", "an object"),
          "array", new Text("larik", "an array"),
          "null", new Text("null", "null"));

  private final Map<String, NamedFormat> formats;

  Explain(Map<String, NamedFormat> formats) {
    this.formats = formats;
  }

  Violation violation(ValidationMessage message, SchemaTree tree) {
    String at = message.getInstanceLocation().toString();
    JsonNode expected = message.getSchemaNode();
    String found = tree.quotable(at) ? Quote.value(message.getInstanceNode()) : "";
    String name = message.getProperty() == null ? "?" : Quote.name(property(message));
    String path = Quote.path(at);
    return switch (message.getType()) {
      case "required", "dependentRequired" -> missing(message, path + "/" + name);
      case "additionalProperties", "unevaluatedProperties" ->
          ContractProblem.UNKNOWN_FIELD.at(path + "/" + name);
      case "type" -> says(path, ContractProblem.TYPE, type(expected), found);
      case "enum", "const" -> says(path, ContractProblem.ENUM, choice(expected), found);
      case "pattern" ->
          says(path, ContractProblem.PATTERN, PatternWords.of(expected.asText()), found);
      case "format" ->
          says(
              path,
              ContractProblem.FORMAT,
              format(expected.asText()),
              found,
              found.isEmpty() ? NOTHING : advice(expected.asText(), message.getInstanceNode()));
      case "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf" ->
          says(path, ContractProblem.RANGE, range(message.getType(), expected.asText()), found);
      case "minLength", "maxLength" ->
          says(
              path,
              ContractProblem.LENGTH,
              size(message.getType(), expected, "karakter", "characters"),
              "");
      case "minItems", "maxItems", "minProperties", "maxProperties", "contains" ->
          says(
              path,
              ContractProblem.ITEMS,
              size(message.getType(), expected, "unsur", "elements"),
              "");
      case "uniqueItems" ->
          says(
              path,
              ContractProblem.UNIQUE,
              new Text("larik tanpa unsur kembar", "free of repetition"),
              "");
      default -> ContractProblem.COMBINATION.at(path, message.getType());
    };
  }

  /**
   * The missing field. For a dependency the validator names the field that is there; the missing
   * one is its first argument.
   */
  private static String property(ValidationMessage message) {
    return message.getType().equals("dependentRequired")
        ? String.valueOf(message.getArguments()[0])
        : message.getProperty();
  }

  private static Violation missing(ValidationMessage message, String path) {
    boolean alternative = message.getEvaluationPath().toString().contains("/anyOf/");
    return alternative
        ? ContractProblem.ALTERNATIVE_MISSING.at(path)
        : ContractProblem.REQUIRED.at(path);
  }

  private static Violation says(String path, ContractProblem problem, Text expected, String found) {
    return says(path, problem, expected, found, NOTHING);
  }

  private static Violation says(
      String path, ContractProblem problem, Text expected, String found, Text advice) {
    Text quoted = found.isEmpty() ? NOTHING : new Text("; isinya " + found, "; it is " + found);
    return problem.at(
        path, expected, new Text(quoted.id() + advice.id(), quoted.en() + advice.en()));
  }

  private Text advice(String name, JsonNode value) {
    NamedFormat format = formats.get(name);
    return format == null ? NOTHING : format.advice().apply(value.asText());
  }

  private static Text type(JsonNode expected) {
    if (!expected.isArray()) {
      return type(expected.asText());
    }
    return new Text(
        texts(expected).map(t -> type(t).id()).collect(Collectors.joining(" atau ")),
        texts(expected).map(t -> type(t).en()).collect(Collectors.joining(" or ")));
  }

  /** An unknown type can appear in a referenced schema; its name is shown. */
  private static Text type(String name) {
    return TYPES.getOrDefault(name, same("", "", name));
  }

  private static Text choice(JsonNode expected) {
    if (!expected.isArray()) {
      return same("", "", expected.asText());
    }
    String listed = texts(expected).limit(MAX_LISTED).collect(Collectors.joining(", "));
    String tail = expected.size() > MAX_LISTED ? ", …" : "";
    return new Text("salah satu dari: " + listed + tail, "one of: " + listed + tail);
  }

  private Text format(String name) {
    NamedFormat format = formats.get(name);
    return format == null ? same("bentuk", "of the form", name) : format.expected();
  }

  private static Text range(String keyword, String limit) {
    return switch (keyword) {
      case "minimum" -> same("paling kecil", "at least", limit);
      case "exclusiveMinimum" -> same("lebih besar dari", "greater than", limit);
      case "maximum" -> same("paling besar", "at most", limit);
      case "exclusiveMaximum" -> same("lebih kecil dari", "less than", limit);
      default -> same("kelipatan", "a multiple of", limit);
    };
  }

  private static Text size(String keyword, JsonNode expected, String id, String en) {
    if (keyword.startsWith("max")) {
      return new Text(
          "paling banyak " + expected.asText() + " " + id,
          "at most " + expected.asText() + " " + en);
    }
    String least = expected.isNumber() ? expected.asText() : "1";
    return new Text("paling sedikit " + least + " " + id, "at least " + least + " " + en);
  }

  private static Text same(String id, String en, String value) {
    return new Text((id + " " + value).strip(), (en + " " + value).strip());
  }

  private static java.util.stream.Stream<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
  }
}
