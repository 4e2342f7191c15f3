package id.blkhub.route;

import id.blkhub.lint.Finding;
import id.blkhub.lint.LintContext;
import id.blkhub.lint.StartGate;
import id.blkhub.message.Text;
import id.blkhub.partner.Partners;
import id.blkhub.partner.ProfileProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Loads routes/ file by file at start. A partner's file with a mistake is put aside with its
 * reason, by lint before it is loaded or by Camel when it refuses it; the others run (I8). Nothing
 * can run without the files of routes/exchange: one that Camel refuses, or in which a route skips a
 * stage, ends the start.
 */
@Component
public class RouteLoader implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RouteLoader.class);

  private static final long SHUTDOWN_SECONDS = 3;

  private final CamelContext camel;
  private final CamelRoutes loaded;
  private final Partners partners;
  private final Path routes;
  private final RouteFiles files;
  private final List<Quarantined> quarantined = new ArrayList<>();
  private volatile boolean running;

  /** A route file that does not run, and why. */
  public record Quarantined(Path file, String code, Text reason) {}

  /**
   * @param camel not started yet
   * @param routes the folder routes/
   */
  public RouteLoader(CamelContext camel, Partners partners, @Value("${hub.routes}") Path routes) {
    this.camel = camel;
    this.loaded = new CamelRoutes(camel);
    this.partners = partners;
    this.routes = routes;
    this.files = new RouteFiles(routes);
  }

  @Override
  public void start() {
    // batches have ended before routes are stopped, so a longer wait would not help
    camel.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
    loaded.start();
    Map<Path, List<Finding>> unsound = StartGate.routes(routes, surroundings());
    for (Path file : files.spine()) {
      loadOfSpine(file, unsound.getOrDefault(file, List.of()));
    }
    for (Path file : files.partners()) {
      String partner = file.getName(file.getNameCount() - 2).toString();
      List<Finding> mistakes = unsound.getOrDefault(file, List.of());
      if (partners.unreadable(partner)) {
        putAside(file, withoutProfile(partner));
      } else if (mistakes.isEmpty()) {
        loadOrPutAside(file);
      } else {
        putAside(file, new Text(said(mistakes, Text::id), said(mistakes, Text::en)));
      }
    }
    running = true;
  }

  /** A route that skips a stage must not see a single message; all else Camel itself refuses. */
  private void loadOfSpine(Path file, List<Finding> mistakes) {
    if (StartGate.skipsAStage(mistakes)) {
      throw new SpineUnusable(null, RouteProblem.SPINE, file, said(mistakes, Text::en));
    }
    try {
      loaded.load(file);
    } catch (Exception e) {
      throw new SpineUnusable(e, RouteProblem.SPINE, file, root(e));
    }
  }

  /** What routes may name: what Camel itself would find. */
  private LintContext surroundings() {
    return new LintContext(
        camel.getRegistry().findByTypeWithName(Processor.class).keySet(), this::isSet);
  }

  private boolean isSet(String setting) {
    try {
      camel.resolvePropertyPlaceholders("{{" + setting + "}}");
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String said(List<Finding> mistakes, Function<Text, String> language) {
    return mistakes.stream()
        .map(
            mistake ->
                "%d:%d: %s %s"
                    .formatted(
                        mistake.line(),
                        mistake.column(),
                        mistake.code(),
                        language.apply(mistake.message())))
        .collect(Collectors.joining("; "));
  }

  private void loadOrPutAside(Path file) {
    try {
      loaded.load(file);
    } catch (Exception e) {
      String reason = root(e);
      putAside(file, new Text("Berkas rute tidak dapat dimuat: " + reason, reason));
    }
  }

  /** Without a profile the agreement is unknown, and the partner has no queue to read. */
  private Text withoutProfile(String partner) {
    ProfileProblem first = partners.problems(partner).get(0);
    String where = first.file() + ":" + first.line() + ':' + first.column() + ": " + first.code();
    return new Text(
        "profil mitranya tidak berlaku, " + where + ' ' + first.message().id(),
        "the profile of its partner is not sound, " + where + ' ' + first.message().en());
  }

  private void putAside(Path file, Text why) {
    RouteProblem problem = RouteProblem.PUT_ASIDE;
    quarantined.add(new Quarantined(file, problem.code(), why));
    LOG.error("code={} {}", problem.code(), problem.text(file, why).en());
  }

  private static String root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Files that do not run. */
  public List<Quarantined> quarantined() {
    return List.copyOf(quarantined);
  }

  @Override
  public void stop() {
    camel.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the journal looked at the partners' queues, before any door opens. */
  @Override
  public int getPhase() {
    return 1_000;
  }
}
