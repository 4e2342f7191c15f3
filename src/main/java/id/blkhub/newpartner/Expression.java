package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.contract.KnownFormats;
import id.blkhub.mapping.RupiahText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** JSLT for one value. */
final class Expression {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Set<String> WORDS =
      Set.of(
          "let", "import", "as", "def", "if", "else", "for", "and", "or", "true", "false", "null");

  /** How a value becomes what the format of its canonical field asks for. */
  private static final Map<String, String> BY_FORMAT =
      Map.of(
          "vocation-code", "code(\"vocations\", %s)",
          "education-code", "code(\"education\", %s)",
          "region-code", "region-code(%s)",
          "phone", "phone(%s)",
          "certificate-no", "certificate-no(%s)",
          "registration-no", "registration-no(%s)");

  private static final Map<String, String> DATES =
      Map.of(
          "date-dmy", "date-from(%s, \"dd-MM-yyyy\")",
          "date-dmy-slash", "date-from(%s, \"dd/MM/yyyy\")");

  private Expression() {}

  /** The value at a path from where the mapping stands. */
  static String path(List<String> names) {
    StringBuilder path = new StringBuilder();
    names.forEach(
        name ->
            path.append('.')
                .append(
                    PLAIN.matcher(name).matches() && !WORDS.contains(name) ? name : quoted(name)));
    return path.toString();
  }

  static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  /**
   * A value of a sample as its canonical field wants it.
   *
   * @param schema of the canonical field
   * @param path JSLT that gives the value
   */
  static String converted(JsonNode schema, SampleForm value, String path) {
    return String.format(template(schema, value.notNull()), path);
  }

  private static String template(JsonNode schema, SampleForm value) {
    String format = schema.path("format").asText();
    String type = schema.path("type").asText();
    if (BY_FORMAT.containsKey(format)) {
      return BY_FORMAT.get(format);
    }
    boolean text = value.all(JsonNode::isTextual);
    String written = text ? KnownFormats.of(texts(value)).orElse("") : "";
    if (format.equals("date")) {
      return DATES.getOrDefault(written, "%s");
    }
    boolean number = type.equals("integer") || type.equals("number");
    if (number && text && isRupiah(value)) {
      return "rupiah(%s)";
    }
    if (number && text) {
      return written.equals("timestamp") ? "epoch(%s)" : type + "(%s)";
    }
    return type.equals("string") && value.all(JsonNode::isNumber) ? "string(%s)" : "%s";
  }

  /** Amounts with points, Rp or the like; plain digits are any number. */
  private static boolean isRupiah(SampleForm value) {
    List<String> texts = texts(value);
    return texts.stream().allMatch(text -> RupiahText.parse(text).isPresent())
        && !texts.stream().allMatch(text -> DIGITS.matcher(text).matches());
  }

  static List<String> texts(SampleForm value) {
    return value.notNull().values().stream().map(JsonNode::asText).toList();
  }
}
