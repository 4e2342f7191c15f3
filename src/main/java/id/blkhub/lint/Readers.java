package id.blkhub.lint;

import id.blkhub.lint.RouteFile.Instance;
import id.blkhub.lint.RouteFile.Route;
import id.blkhub.lint.RouteFile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Which route reads which queue of the hub. */
final class Readers {
  private static final Pattern NAME =
      Pattern.compile("(in|deliver)\\.([a-z][a-z0-9-]*)\\.([a-z][a-z0-9-]*)");

  private final List<Reader> readers = new ArrayList<>();
  private final List<Reader> edges = new ArrayList<>();
  private final List<Reader> questions = new ArrayList<>();

  /**
   * A route that reads a queue.
   *
   * @param where the place of a part of the queue's name
   */
  record Reader(RouteFile file, String queue, Function<String, SourcePlace> where) {
    /** The parts of a queue's name that belong to a partner; empty for queues of the hub itself. */
    Optional<Matcher> name() {
      return Readers.name(queue);
    }

    SourcePlace place() {
      return where.apply(queue);
    }
  }

  /** The parts of a queue's name that belong to a partner; empty for queues of the hub itself. */
  static Optional<Matcher> name(String queue) {
    return Optional.of(NAME.matcher(queue)).filter(Matcher::matches);
  }

  static Readers of(Routes routes) {
    Readers all = new Readers();
    for (Route route : routes.routes()) {
      all.add(
          route.file(),
          RouteChecks.endpoints(route.node(), Map.of()),
          node -> part -> YamlNodes.place(node, part));
    }
    Map<String, Template> templates = routes.templates();
    for (Instance instance : routes.instances()) {
      Template template = templates.get(instance.templateId());
      if (template != null) {
        all.add(
            instance.file(),
            RouteChecks.endpoints(template.route(), RouteChecks.values(instance, template)),
            node -> part -> place(instance, part));
      }
    }
    return all;
  }

  private void add(
      RouteFile file,
      Map<Node, Endpoint> endpoints,
      Function<Node, Function<String, SourcePlace>> where) {
    endpoints.forEach(
        (node, endpoint) -> {
          if (endpoint.consumes() && endpoint.scheme().equals(Components.HUB_QUEUE)) {
            readers.add(new Reader(file, endpoint.path(), where.apply(node)));
          } else if (endpoint.scheme().equals(Components.INTAKE_EDGE)) {
            String queue = "in." + endpoint.path();
            edges.add(new Reader(file, queue, where.apply(node)));
          } else if (endpoint.scheme().equals(Components.HUB_QUESTION)) {
            String source = endpoint.scheme() + ':' + endpoint.path();
            questions.add(new Reader(file, source, where.apply(node)));
          }
        });
  }

  /** The parameter that holds just this, else the use as a whole. */
  private static SourcePlace place(Instance instance, String part) {
    return instance.parameters().values().stream()
        .filter(value -> YamlNodes.text(value).filter(part::equals).isPresent())
        .map(SourcePlace::of)
        .findFirst()
        .orElseGet(() -> SourcePlace.of(instance.template()));
  }

  List<Reader> all() {
    return readers;
  }

  /** The routes that put what they take from a source on a queue, each with that queue. */
  List<Reader> edges() {
    return edges;
  }

  /** The routes that ask a partner questions, each with where it reads them from. */
  List<Reader> questions() {
    return questions;
  }

  boolean read(String queue) {
    return readers.stream().anyMatch(reader -> reader.queue().equals(queue));
  }
}
