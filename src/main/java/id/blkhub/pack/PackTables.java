package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.FormatHelp;
import id.blkhub.contract.FormatHelp.WrittenValue;
import id.blkhub.message.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The formats that a partner's contracts name, and the values each of them takes. */
final class PackTables {
  private final Map<String, PackFormat> formats = new TreeMap<>();
  private final Map<String, byte[]> files = new TreeMap<>();

  /**
   * @param tables the files with its values; none where a sentence says it all
   */
  record PackFormat(String name, Text sentence, List<String> tables) {}

  PackTables(FormatHelp help, List<PackForm> forms) {
    Set<String> named = new TreeSet<>();
    forms.forEach(form -> named(form.schema(), named));
    for (String format : named) {
      help.sentence(format)
          .ifPresent(
              sentence -> {
                Set<String> tables = help.tables(format);
                tables.forEach(
                    table -> files.computeIfAbsent(path(table), p -> csv(help.values(table))));
                formats.put(
                    format,
                    new PackFormat(
                        format, sentence, tables.stream().map(PackTables::path).toList()));
              });
    }
  }

  private static void named(JsonNode node, Set<String> named) {
    if (node.path("format").isTextual()) {
      named.add(node.get("format").asText());
    }
    node.forEach(child -> named(child, named));
  }

  private static String path(String table) {
    return "tables/" + table + ".csv";
  }

  private static byte[] csv(List<WrittenValue> values) {
    StringBuilder csv = new StringBuilder("code,name,aliases\n");
    for (WrittenValue value : values) {
      csv.append(quoted(value.code()))
          .append(',')
          .append(quoted(value.name()))
          .append(',')
          .append(quoted(value.aliases()))
          .append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  Map<String, PackFormat> formats() {
    return formats;
  }

  Map<String, byte[]> files() {
    return files;
  }
}
