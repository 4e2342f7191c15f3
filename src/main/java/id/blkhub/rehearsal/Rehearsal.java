package id.blkhub.rehearsal;

import id.blkhub.declaration.KeyGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Tries all cases that lie beside routes and mappings. */
public final class Rehearsal {
  private final Workspace workspace;
  private final Scenarios scenarios;

  private Rehearsal(Workspace workspace, RehearsalClock clock) {
    this.workspace = workspace;
    this.scenarios = new Scenarios(workspace, clock);
  }

  /** The files as they are now. */
  public static Rehearsal of(Path routes, Path mappings) {
    ZoneId zone = ZoneId.of(RehearsalSettings.shipped().getRequiredProperty("hub.zone"));
    RehearsalClock clock = new RehearsalClock(Instant.now(), zone);
    Workspace workspace = Workspace.load(routes, mappings, clock);
    return new Rehearsal(workspace, clock);
  }

  /**
   * Tries the cases whose file name the filter takes.
   *
   * @return one for each, in the order of their files; besides, one that failed for each file the
   *     hub could not use
   */
  public List<Trial> run(Predicate<String> filter) {
    List<Trial> trials = new ArrayList<>();
    for (String problem : workspace.problems()) {
      trials.add(
          new Trial(
              Trial.FILES, problem, Duration.ZERO, List.of("the hub does not use this file")));
    }
    trials.addAll(new CasePairs(workspace).run(filter));
    trials.addAll(scenarios.run(filter));
    return List.copyOf(trials);
  }

  /** What the cases that were tried so far do not reach. */
  public CoverageReport coverage() {
    return new Reached(workspace, scenarios.routesRun()).report();
  }

  /** The keys of scenario files. */
  public static KeyGroup scenarioKeys() {
    return ScenarioKeys.SCENARIO;
  }

  /** The JSON Schema of scenario files, for editors. */
  public static String scenarioSchema() {
    return Pretty.json(ScenarioReader.schema());
  }
}
