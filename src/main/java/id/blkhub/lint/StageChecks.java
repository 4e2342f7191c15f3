package id.blkhub.lint;

import id.blkhub.lint.RouteFile.Instance;
import id.blkhub.lint.RouteFile.Route;
import id.blkhub.lint.RouteFile.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Whether each route takes its batch through all stages, in their order, and sends nothing before
 * it may. Of a file that cannot run for another reason nobody can tell what it was to do.
 */
final class StageChecks {
  private final LintReport report;
  private final Set<Path> broken;

  private StageChecks(LintReport report) {
    this.report = report;
    this.broken =
        report.stopping().stream().map(Finding::file).collect(Collectors.toUnmodifiableSet());
  }

  /** To be called when everything else about the files is in the report. */
  static void check(Routes routes, LintReport report) {
    StageChecks checks = new StageChecks(report);
    routes.routes().forEach(checks::route);
    Map<String, Template> templates = routes.templates();
    templates.values().forEach(checks::template);
    routes.instances().forEach(instance -> checks.instance(instance, templates));
  }

  private void route(Route route) {
    walk(route.file(), route.node(), Map.of(), SourcePlace::of);
  }

  private void template(Template template) {
    walk(template.file(), template.route(), Map.of(), SourcePlace::of);
  }

  /** Only what its parameters decide is another thing than in the template. */
  private void instance(Instance instance, Map<String, Template> templates) {
    Template template = templates.get(instance.templateId());
    if (template == null || broken.contains(template.file().path())) {
      return;
    }
    LintReport ofTemplate = new LintReport();
    StageWalk.of(template.file(), template.route(), Map.of(), SourcePlace::of, ofTemplate);
    if (ofTemplate.sorted().isEmpty()) {
      SourcePlace at = SourcePlace.of(instance.template());
      walk(instance.file(), template.route(), RouteChecks.values(instance, template), node -> at);
    }
  }

  private void walk(
      RouteFile file, Node route, Map<String, String> values, Function<Node, SourcePlace> where) {
    if (!broken.contains(file.path())) {
      StageWalk.of(file, route, values, where, report);
    }
  }

  /** Whether a mistake is of the kind that is looked for here. */
  static boolean found(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> StageRules.CODES.contains(finding.code()));
  }
}
