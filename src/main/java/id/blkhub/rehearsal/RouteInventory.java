package id.blkhub.rehearsal;

import id.blkhub.files.FileTree;
import id.blkhub.files.NotText;
import id.blkhub.files.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    for (Path file : FileTree.of(folder).ending(".camel.yaml")) {
      for (Object entry : entries(file)) {
        if (entry instanceof Map<?, ?> map) {
          add(file, map, routes, templates);
        }
      }
    }
    return new RouteInventory(List.copyOf(routes), List.copyOf(templates));
  }

  /** None of a file that cannot be read: the hub says so itself. */
  private static List<?> entries(Path file) {
    try {
      String text = TextFile.read(file);
      Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return content instanceof List<?> list ? list : List.of();
    } catch (NotText | YAMLException e) {
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
