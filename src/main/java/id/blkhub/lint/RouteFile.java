package id.blkhub.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * A file of Camel's YAML, as far as it could be understood.
 *
 * @param folder the partner's folder, or that of the spine
 */
record RouteFile(Path path, String folder, Node root) {

  /** A route that is written out. */
  record Route(RouteFile file, Node node) {
    Optional<String> id() {
      return YamlNodes.text(node, "id");
    }

    SourcePlace place() {
      return YamlNodes.get(node, "id").map(SourcePlace::of).orElseGet(() -> SourcePlace.of(node));
    }
  }

  /** A template of routes. */
  record Template(RouteFile file, Node node, String id) {
    /** Its parameters, with their default values; null where there is none. */
    Map<String, String> parameters() {
      Map<String, String> parameters = new LinkedHashMap<>();
      for (Node parameter : elements("parameters")) {
        YamlNodes.text(parameter, "name")
            .ifPresent(
                name ->
                    parameters.put(
                        name,
                        YamlNodes.text(parameter, "defaultValue")
                            .orElse(isOptional(parameter) ? "" : null)));
      }
      return parameters;
    }

    private static boolean isOptional(Node parameter) {
      return YamlNodes.text(parameter, "required").filter("false"::equals).isPresent();
    }

    private List<Node> elements(String key) {
      return YamlNodes.get(node, key).map(YamlNodes::elements).orElse(List.of());
    }

    /** The route it makes; the older form has {@code from} in the template itself. */
    Node route() {
      return YamlNodes.get(node, "route").orElse(node);
    }
  }

  /** A route made of a template. */
  record Instance(RouteFile file, Node node, Node template, Map<String, Node> parameters) {
    String templateId() {
      return YamlNodes.text(template).orElse("");
    }

    Optional<String> parameter(String name) {
      return Optional.ofNullable(parameters.get(name)).flatMap(YamlNodes::text);
    }

    Optional<String> id() {
      return YamlNodes.text(node, "routeId");
    }

    SourcePlace place() {
      return YamlNodes.get(node, "routeId")
          .map(SourcePlace::of)
          .orElseGet(() -> SourcePlace.of(node));
    }
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    items("route").forEach(item -> routes.add(new Route(this, item)));
    items("from").forEach(item -> routes.add(new Route(this, item)));
    return routes;
  }

  List<Template> templates() {
    List<Template> templates = new ArrayList<>();
    for (Node item : items("routeTemplate")) {
      YamlNodes.text(item, "id").ifPresent(id -> templates.add(new Template(this, item, id)));
    }
    return templates;
  }

  List<Instance> instances() {
    List<Instance> instances = new ArrayList<>();
    for (Node item : items("templatedRoute")) {
      YamlNodes.get(item, "routeTemplateRef")
          .ifPresent(ref -> instances.add(new Instance(this, item, ref, parameters(item))));
    }
    return instances;
  }

  private static Map<String, Node> parameters(Node item) {
    Map<String, Node> parameters = new LinkedHashMap<>();
    for (Node parameter :
        YamlNodes.get(item, "parameters").map(YamlNodes::elements).orElse(List.of())) {
      Optional<String> name = YamlNodes.text(parameter, "name");
      Optional<Node> value = YamlNodes.get(parameter, "value");
      if (name.isPresent() && value.isPresent()) {
        parameters.put(name.get(), value.get());
      }
    }
    return parameters;
  }

  private List<Node> items(String keyword) {
    List<Node> items = new ArrayList<>();
    for (Node element : YamlNodes.elements(root)) {
      for (NodeTuple entry : YamlNodes.entries(element)) {
        if (YamlNodes.key(entry).equals(keyword)) {
          items.add(entry.getValueNode());
        }
      }
    }
    return items;
  }
}
