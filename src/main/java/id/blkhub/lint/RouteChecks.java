package id.blkhub.lint;

import id.blkhub.lint.RouteFile.Instance;
import id.blkhub.lint.RouteFile.Route;
import id.blkhub.lint.RouteFile.Template;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Everything about route files but which partner and kind they are for. */
final class RouteChecks {
  /** Keys of what is said to people. */
  private static final List<String> WORDS = List.of("description", "note");

  private final Routes routes;
  private final LintContext around;
  private final LintReport lintReport;
  private final EndpointCheck endpoints;
  private final Map<String, Template> templates;

  private RouteChecks(Routes routes, LintContext around, LintReport lintReport) {
    this.routes = routes;
    this.around = around;
    this.lintReport = lintReport;
    this.endpoints = new EndpointCheck(lintReport);
    this.templates = routes.templates();
  }

  static void check(Routes routes, LintContext around, LintReport lintReport) {
    RouteChecks checks = new RouteChecks(routes, around, lintReport);
    CamelSchema schema = CamelSchema.load();
    for (RouteFile file : routes.files()) {
      RouteShape.check(file, schema, lintReport);
      RouteStyle.check(file, lintReport);
      checks.steps(file);
    }
    checks.templates.values().forEach(checks::template);
    routes.routes().forEach(checks::route);
    routes.instances().forEach(checks::instance);
    checks.ids();
    StageChecks.check(routes, lintReport);
  }

  private void steps(RouteFile file) {
    YamlNodes.walk(
        file.root(),
        (parent, entry) -> {
          if (YamlNodes.key(entry).equals("process")) {
            YamlNodes.get(entry.getValueNode(), "ref").ifPresent(ref -> step(file, ref));
          }
        });
  }

  private void step(RouteFile file, Node ref) {
    String name = YamlNodes.text(ref).orElse("").replaceFirst("^#bean:", "");
    if (!name.startsWith("#") && !Placeholders.in(name) && !around.steps().contains(name)) {
      lintReport.add(
          file.path(),
          SourcePlace.of(ref),
          RouteRules.UNKNOWN_STEP,
          name,
          RouteSteps.instead(name, around.steps()));
    }
  }

  /** Of two parameters of one name nobody can tell which is meant. */
  private void once(RouteFile file, Node node) {
    Set<String> names = new HashSet<>();
    for (Node parameter :
        YamlNodes.get(node, "parameters").map(YamlNodes::elements).orElse(List.of())) {
      YamlNodes.text(parameter, "name")
          .filter(name -> !names.add(name))
          .ifPresent(
              name ->
                  lintReport.add(
                      file.path(), SourcePlace.of(parameter), RouteRules.KEY_TWICE, name));
    }
  }

  /** What routes give for a parameter must have an effect. */
  private void used(Template template) {
    Set<String> known = template.parameters().keySet();
    Set<String> used = new HashSet<>();
    YamlNodes.walk(
        template.node(),
        (parent, entry) -> {
          if (!WORDS.contains(YamlNodes.key(entry))) {
            YamlNodes.texts(entry.getValueNode()).map(Placeholders::named).forEach(used::addAll);
          }
        });
    // a name that is none is a mistake of its own, and may be meant for one that is missing
    if (used.stream().anyMatch(name -> !known.contains(name) && !around.settings().test(name))) {
      return;
    }
    for (Node parameter :
        YamlNodes.get(template.node(), "parameters").map(YamlNodes::elements).orElse(List.of())) {
      YamlNodes.text(parameter, "name")
          .filter(name -> !used.contains(name))
          .ifPresent(
              name ->
                  lintReport.add(
                      template.file().path(),
                      SourcePlace.of(parameter),
                      RouteRules.UNUSED_PARAMETER,
                      template.id(),
                      name));
    }
  }

  private void template(Template template) {
    once(template.file(), template.node());
    used(template);
    Map<String, String> parameters = template.parameters();
    describe(template.file(), template.node(), template.id());
    settings(template.file(), template.route(), template.id(), parameters);
    endpoints(template.route(), Map.of())
        .forEach(
            (node, endpoint) -> {
              // options that come as a whole from a parameter are looked at where they are given
              if (!Placeholders.in(endpoint.options().keySet().toString())) {
                endpoints.check(template.file().path(), endpoint, endpoint::place);
              }
            });
  }

  private void route(Route route) {
    String name = route.id().orElse(route.file().path().getFileName().toString());
    if (YamlNodes.get(route.node(), "id").isEmpty()) {
      lintReport.add(
          route.file().path(), SourcePlace.of(route.node()), RouteRules.NO_ROUTE_ID, "\"id\"");
    }
    describe(route.file(), route.node(), name);
    settings(route.file(), route.node(), name, Map.of());
    endpoints(route.node(), Map.of())
        .forEach(
            (node, endpoint) -> endpoints.check(route.file().path(), endpoint, endpoint::place));
  }

  private void describe(RouteFile file, Node node, String name) {
    if (YamlNodes.text(node, "description").filter(text -> !text.isBlank()).isEmpty()) {
      lintReport.add(file.path(), SourcePlace.of(node), RouteRules.NO_DESCRIPTION, name);
    }
  }

  private void instance(Instance instance) {
    once(instance.file(), instance.node());
    if (YamlNodes.get(instance.node(), "routeId").isEmpty()) {
      lintReport.add(
          instance.file().path(),
          SourcePlace.of(instance.node()),
          RouteRules.NO_ROUTE_ID,
          "\"routeId\"");
    }
    Template template = templates.get(instance.templateId());
    if (template == null) {
      lintReport.add(
          instance.file().path(),
          SourcePlace.of(instance.template()),
          RouteRules.UNKNOWN_TEMPLATE,
          instance.templateId(),
          Suggestion.of(instance.templateId(), templates.keySet()));
      return;
    }
    parameters(instance, template);
    settings(
        instance.file(), instance.node(), instance.id().orElse(instance.templateId()), Map.of());
    endpoints(template.route(), values(instance, template))
        .forEach(
            (node, endpoint) -> endpoints.check(instance.file().path(), endpoint, place(instance)));
  }

  private void parameters(Instance instance, Template template) {
    Map<String, String> known = template.parameters();
    instance
        .parameters()
        .forEach(
            (name, value) -> {
              if (!known.containsKey(name)) {
                lintReport.add(
                    instance.file().path(),
                    SourcePlace.of(value),
                    RouteRules.UNKNOWN_PARAMETER,
                    template.id(),
                    name,
                    Suggestion.of(name, known.keySet()));
              }
            });
    // nobody can tell what a list that is none was to say
    boolean mistyped =
        !known.keySet().containsAll(instance.parameters().keySet())
            || YamlNodes.get(instance.node(), "parameters")
                .filter(given -> !(given instanceof SequenceNode))
                .isPresent();
    known.forEach(
        (name, otherwise) -> {
          if (otherwise == null && !instance.parameters().containsKey(name) && !mistyped) {
            lintReport.add(
                instance.file().path(),
                SourcePlace.of(instance.template()),
                RouteRules.MISSING_PARAMETER,
                template.id(),
                name);
          }
        });
  }

  /** What the placeholders of the template's route mean in this one. */
  static Map<String, String> values(Instance instance, Template template) {
    Map<String, String> values = new LinkedHashMap<>();
    template
        .parameters()
        .forEach(
            (name, otherwise) ->
                instance
                    .parameter(name)
                    .or(() -> Optional.ofNullable(otherwise))
                    .ifPresent(value -> values.put(name, value)));
    return values;
  }

  /** A mistake in an option lies in the parameter that holds it, else in the use as a whole. */
  static Function<String, SourcePlace> place(Instance instance) {
    return part ->
        instance.parameters().entrySet().stream()
            .filter(
                parameter ->
                    parameter.getKey().equals(part)
                        || YamlNodes.text(parameter.getValue())
                            .filter(text -> text.contains(part + "="))
                            .isPresent())
            .map(parameter -> YamlNodes.place(parameter.getValue(), part))
            .findFirst()
            .orElseGet(() -> SourcePlace.of(instance.template()));
  }

  /** The addresses of a route, by the node each is written in. */
  static Map<Node, Endpoint> endpoints(Node route, Map<String, String> values) {
    Map<Node, Endpoint> found = new LinkedHashMap<>();
    // a route may also be written as its "from" alone
    YamlNodes.get(route, "uri")
        .ifPresent(uri -> add(found, uri, endpoint(uri, route, values, true)));
    YamlNodes.walk(
        route,
        (parent, entry) -> {
          String key = YamlNodes.key(entry);
          Node value = entry.getValueNode();
          if (List.of("to", "wireTap", "from").contains(key)) {
            Node uri = YamlNodes.get(value, "uri").orElse(value);
            add(found, uri, endpoint(uri, value, values, key.equals("from")));
          }
        });
    return found;
  }

  private static void add(Map<Node, Endpoint> found, Node uri, Optional<Endpoint> endpoint) {
    endpoint.ifPresent(present -> found.put(uri, present));
  }

  static Optional<Endpoint> endpoint(
      Node uri, Node beside, Map<String, String> values, boolean consumes) {
    return YamlNodes.text(uri)
        .map(text -> Placeholders.filled(text, values))
        .flatMap(text -> Endpoint.of(uri, text, beside(beside, values), consumes));
  }

  private static Map<Node, String> beside(Node node, Map<String, String> values) {
    Map<Node, String> options = new LinkedHashMap<>();
    for (NodeTuple entry :
        YamlNodes.get(node, "parameters").map(YamlNodes::entries).orElse(List.of())) {
      String value = YamlNodes.text(entry.getValueNode()).orElse("");
      options.put(entry.getKeyNode(), Placeholders.filled(value, values));
    }
    return options;
  }

  private void settings(RouteFile file, Node node, String user, Map<String, String> parameters) {
    YamlNodes.walk(
        node,
        (parent, entry) -> {
          Node value = entry.getValueNode();
          if (WORDS.contains(YamlNodes.key(entry))) {
            return;
          }
          for (String name : YamlNodes.text(value).map(Placeholders::needed).orElse(List.of())) {
            if (!parameters.containsKey(name) && !around.settings().test(name)) {
              lintReport.add(
                  file.path(),
                  YamlNodes.place(value, "{{" + name),
                  RouteRules.NO_SETTING,
                  name,
                  variable(name),
                  user,
                  Suggestion.of(name, meant(parameters)));
            }
          }
        });
  }

  /** A parameter of the template, or a setting that is given. */
  private Set<String> meant(Map<String, String> parameters) {
    Set<String> meant = new TreeSet<>(parameters.keySet());
    meant.addAll(around.given());
    return meant;
  }

  /** The variable of the environment that gives a setting; a name without a dot is seldom one. */
  private static Text variable(String setting) {
    String name = setting.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
    return setting.contains(".")
        ? new Text(" (variabel " + name + ")", " (variable " + name + ")")
        : new Text("", "");
  }

  private void ids() {
    Map<String, String> places = new HashMap<>();
    for (Route route : routes.routes()) {
      route.id().ifPresent(id -> once(id, route.file(), route.place(), places));
    }
    for (Instance instance : routes.instances()) {
      instance.id().ifPresent(id -> once(id, instance.file(), instance.place(), places));
    }
  }

  private void once(String id, RouteFile file, SourcePlace at, Map<String, String> places) {
    String here = file.path() + ":" + at.line();
    String earlier = places.putIfAbsent(id, here);
    if (earlier != null) {
      lintReport.add(file.path(), at, RouteRules.ROUTE_ID_TWICE, id, earlier);
    }
  }
}
