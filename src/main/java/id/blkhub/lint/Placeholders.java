package id.blkhub.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code {{name}}} in routes: settings of the hub, and parameters of templates. */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");

  private Placeholders() {}

  /** The names a text needs; one that is optional or has a default value needs nothing. */
  static List<String> needed(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1).strip();
      if (!name.startsWith("?") && !name.contains(":")) {
        names.add(name.startsWith("!") ? name.substring(1) : name);
      }
    }
    return names;
  }

  /** The names that stand in a text, with a default value or without. */
  static List<String> named(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(match -> match.group(1).strip().replaceFirst("^[?!]", "").replaceFirst(":.*", ""))
        .toList();
  }

  /** The text with the values that are known; the others stay. */
  static String filled(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    values.getOrDefault(match.group(1).strip(), match.group())));
  }

  static boolean in(String text) {
    return PLACEHOLDER.matcher(text).find();
  }

  /** A value as it may look once the settings are there: an address where it stands alone first. */
  static String imagined(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher.lookingAt()
        ? "http://setting.invalid"
            + PLACEHOLDER.matcher(text.substring(matcher.end())).replaceAll("setting")
        : matcher.replaceAll("setting");
  }
}
