package id.blkhub.declaration;

import id.blkhub.declaration.ValueType.Either;
import id.blkhub.declaration.ValueType.Listing;
import id.blkhub.declaration.ValueType.ValuePart;
import id.blkhub.message.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Declared keys as tables of Markdown, in both languages. */
final class KeyTables {
  private static final Pattern PART = Pattern.compile("the part (\\w+)");

  private KeyTables() {}

  /** A table for the file and one for each part of it, the outer ones first. */
  static String ofFile(KeyGroup root) {
    Map<String, KeyGroup> parts = new LinkedHashMap<>();
    collect(root, parts);
    return parts.values().stream().map(KeyTables::section).collect(Collectors.joining("\n"));
  }

  private static void collect(KeyGroup group, Map<String, KeyGroup> parts) {
    parts.put(group.name(), group);
    group.keys().stream()
        .flatMap(key -> partsOf(key.type()).stream())
        .filter(part -> !parts.containsKey(part.name()))
        .toList()
        .forEach(part -> collect(part, parts));
  }

  private static List<KeyGroup> partsOf(ValueType type) {
    if (type instanceof ValuePart valuePart) {
      return List.of(valuePart.group());
    }
    if (type instanceof Listing list) {
      return partsOf(list.element());
    }
    return type instanceof Either either
        ? either.options().stream().flatMap(option -> partsOf(option).stream()).toList()
        : List.of();
  }

  /** A heading, a sentence and a table. */
  private static String section(KeyGroup group) {
    return "## " + group.name() + "\n" + told(group.meaning()) + ".\n\n" + table(group);
  }

  /** The same for settings, whose groups have no more than a heading. */
  static String ofSettings(List<KeyGroup> groups) {
    return groups.stream()
        .map(group -> "### " + group.meaning().en() + "\n" + table(group))
        .collect(Collectors.joining("\n"));
  }

  private static String table(KeyGroup group) {
    List<String> rows = new ArrayList<>();
    rows.add("| key | value | default | meaning |");
    rows.add("|---|---|---|---|");
    group.keys().forEach(key -> rows.add(row(key)));
    return String.join("\n", rows) + "\n";
  }

  private static String row(Key key) {
    return "| `%s` | %s | %s | %s |"
        .formatted(key.name(), value(key), preset(key), told(key.meaning()));
  }

  private static String value(Key key) {
    String told = linked(marked(key.type().told().en()));
    String unit = key.unit() == null ? "" : ", " + key.unit().en();
    String example = key.example() == null ? "" : ", for example `" + key.example() + '`';
    return told + unit + example;
  }

  /** A part has a table of its own on the same page. */
  private static String linked(String told) {
    return PART.matcher(told)
        .replaceAll(
            found ->
                "the part [%1$s](#%2$s)"
                    .formatted(found.group(1), found.group(1).toLowerCase(Locale.ROOT)));
  }

  private static String preset(Key key) {
    if (key.isRequired()) {
      return "required";
    }
    String preset = key.presence().preset();
    return preset == null || preset.isEmpty() ? "none" : '`' + preset + '`';
  }

  private static String told(Text text) {
    return marked(text.en()) + "<br>*" + marked(text.id()) + '*';
  }

  /** Codes lead to their pages; what Markdown would read as a tag or a cell is made plain. */
  private static String marked(String text) {
    return text.replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("|", "&#124;")
        .replace("*", "&#42;")
        .replaceAll("HUB-([A-Z])\\d{3}", "[$0](problems/$1.md)");
  }
}
