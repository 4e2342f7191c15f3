package id.blkhub.rehearsal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The routes and templates that the files under routes/ write down.
 *
 * @param routes in the order of their files
 * @param templates likewise
 */
record RouteInventory(List<Written> routes, List<Written> templates) {
  /**
   * A route or a template.
   *
   * @param template what a route is made of; null where it stands for itself
   */
  record Written(Path file, String id, String template) {}

  static RouteInventory of(Path folder) {
    List<Written> routes = new ArrayList<>();
    List<Written> templates = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".camel.yaml")).sorted().toList()) {
        for (Object entry : entries(file)) {
          if (entry instanceof Map<?, ?> map) {
            add(file, map, routes, templates);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    return new RouteInventory(List.copyOf(routes), List.copyOf(templates));
  }

  /** None of a file that cannot be read: the hub says so itself. */
  private static List<?> entries(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      return content instanceof List<?> list ? list : List.of();
    } catch (YAMLException e) {
      return List.of();
    }
  }

  private static void add(
      Path file, Map<?, ?> entry, List<Written> routes, List<Written> templates) {
    if (entry.get("route") instanceof Map<?, ?> route) {
      routes.add(new Written(file, String.valueOf(route.get("id")), null));
    }
    if (entry.get("templatedRoute") instanceof Map<?, ?> route) {
      routes.add(
          new Written(
              file,
              String.valueOf(route.get("routeId")),
              String.valueOf(route.get("routeTemplateRef"))));
    }
    if (entry.get("routeTemplate") instanceof Map<?, ?> template) {
      templates.add(new Written(file, String.valueOf(template.get("id")), null));
    }
  }
}
