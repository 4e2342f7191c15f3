package id.blkhub.rehearsal;

import id.blkhub.files.FileTree;
import id.blkhub.route.RouteLoader.Quarantined;
import id.blkhub.route.SpineUnusable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Plays the scenario files under routes/, all with one hub that forgets in between. */
final class Scenarios {
  static final String GROUP = "scenarios";
  private static final String ENDING = ".scenario.yaml";

  private final Workspace workspace;
  private final RehearsalClock clock;
  private Set<String> routesRun = Set.of();

  Scenarios(Workspace workspace, RehearsalClock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  List<Path> all() {
    return FileTree.of(workspace.routes()).ending(ENDING);
  }

  /** Plays those whose file the filter takes; the hub starts only where there is one. */
  List<Trial> run(Predicate<String> filter) {
    List<Path> files = all().stream().filter(file -> filter.test(file.toString())).toList();
    if (files.isEmpty()) {
      return List.of();
    }
    ScenarioReader reader = new ScenarioReader(workspace);
    List<Trial> trials = new ArrayList<>();
    try (RehearsalHub hub = new RehearsalHub(workspace, clock)) {
      for (Quarantined file : hub.quarantined()) {
        trials.add(
            new Trial(
                Trial.FILES,
                file.file().toString(),
                Duration.ZERO,
                List.of(file.code(), "  " + file.reason().id(), "  " + file.reason().en())));
      }
      ScenarioRun run = new ScenarioRun(workspace, hub);
      files.forEach(file -> trials.add(play(reader, run, file)));
      routesRun = hub.routesRun();
    } catch (SpineUnusable e) {
      trials.add(new Trial(Trial.FILES, "routes/exchange", Duration.ZERO, List.of(e.getMessage())));
    }
    return trials;
  }

  /** The ids of the routes that worked on something. */
  Set<String> routesRun() {
    return routesRun;
  }

  private static Trial play(ScenarioReader reader, ScenarioRun run, Path file) {
    long start = System.nanoTime();
    List<String> complaint;
    String shows = "";
    try {
      Scenario scenario = reader.read(file);
      shows = scenario.description();
      complaint = run.play(scenario);
    } catch (ScenarioUnsound e) {
      complaint = e.lines();
    } catch (IOException e) {
      complaint = List.of("cannot be read: " + e.getMessage());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Trial(GROUP, file.toString(), shows, took, complaint);
  }
}
