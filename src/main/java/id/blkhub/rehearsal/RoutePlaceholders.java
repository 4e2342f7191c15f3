package id.blkhub.rehearsal;

import id.blkhub.files.FileTree;
import id.blkhub.files.NotText;
import id.blkhub.files.TextFile;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.PropertyResolver;

/**
 * Values for the settings that routes name in {@code {{…}}}, such as a partner's address: a
 * rehearsal needs none of them to be set, and never uses those that are.
 */
final class RoutePlaceholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([A-Za-z0-9_.-]+)\\}\\}");
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\s*name:\\s*([\\w-]+)|-\\s+name:\\s*([\\w-]+)");

  private RoutePlaceholders() {}

  /**
   * @param shipped the settings the hub ships with
   */
  static Properties of(Path routes, PropertyResolver shipped) {
    Set<String> names = new TreeSet<>();
    Set<String> parameters = new TreeSet<>();
    for (Path file : FileTree.of(routes).ending(".camel.yaml")) {
      String text = text(file);
      Matcher placeholder = PLACEHOLDER.matcher(text);
      while (placeholder.find()) {
        names.add(placeholder.group(1));
      }
      Matcher parameter = PARAMETER.matcher(text);
      while (parameter.find()) {
        parameters.add(parameter.group(1) == null ? parameter.group(2) : parameter.group(1));
      }
    }
    names.removeAll(parameters);
    Properties values = new Properties();
    for (String name : names) {
      values.setProperty(name, shipped.getProperty(name, "https://" + name + ".invalid"));
    }
    return values;
  }

  /** Nothing of a file that cannot be read: the hub says so itself. */
  private static String text(Path file) {
    try {
      return TextFile.read(file);
    } catch (NotText e) {
      return "";
    }
  }
}
