package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.blkhub.files.FileTree;
import id.blkhub.files.NotText;
import id.blkhub.files.YamlJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routes and templates that the files under routes/ write down.
 *
 * @param routes in the order of their files
 * @param templates likewise
 */
record RouteInventory(List<WrittenRoute> routes, List<WrittenRoute> templates) {
  /**
   * A route or a template.
   *
   * @param template what a route is made of; none where it stands for itself
   */
  record WrittenRoute(Path file, String id, @Nullable String template) {}

  static RouteInventory of(Path folder) {
    List<WrittenRoute> routes = new ArrayList<>();
    List<WrittenRoute> templates = new ArrayList<>();
    for (Path file : FileTree.of(folder).ending(".camel.yaml")) {
      for (JsonNode entry : content(file)) {
        add(file, entry, routes, templates);
      }
    }
    return new RouteInventory(List.copyOf(routes), List.copyOf(templates));
  }

  /** Nothing of a file that cannot be read: the hub says so itself. */
  private static JsonNode content(Path file) {
    try {
      return YamlJson.read(file).json();
    } catch (NotText e) {
      return MissingNode.getInstance();
    }
  }

  private static void add(
      Path file, JsonNode entry, List<WrittenRoute> routes, List<WrittenRoute> templates) {
    if (entry.path("route").isObject()) {
      routes.add(new WrittenRoute(file, entry.path("route").path("id").asText(), null));
    }
    JsonNode made = entry.path("templatedRoute");
    if (made.isObject()) {
      routes.add(
          new WrittenRoute(
              file, made.path("routeId").asText(), made.path("routeTemplateRef").asText()));
    }
    if (entry.path("routeTemplate").isObject()) {
      templates.add(new WrittenRoute(file, entry.path("routeTemplate").path("id").asText(), null));
    }
  }
}
