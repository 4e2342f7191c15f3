package id.blkhub.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    try (Stream<Path> files = Files.walk(routes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".camel.yaml")).toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
          names.add(placeholder.group(1));
        }
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
          parameters.add(parameter.group(1) == null ? parameter.group(2) : parameter.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + routes, e);
    }
    names.removeAll(parameters);
    Properties values = new Properties();
    for (String name : names) {
      values.setProperty(name, shipped.getProperty(name, "https://" + name + ".invalid"));
    }
    return values;
  }
}
