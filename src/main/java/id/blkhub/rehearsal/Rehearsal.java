package id.blkhub.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Tries all cases that lie beside routes and mappings. */
public final class Rehearsal {
  private final Workspace workspace;

  private Rehearsal(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The files as they are now. */
  public static Rehearsal of(Path routes, Path mappings) {
    return new Rehearsal(Workspace.load(routes, mappings, LocalDate::now));
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
          new Trial("files", problem, Duration.ZERO, List.of("the hub does not use this file")));
    }
    trials.addAll(new CasePairs(workspace).run(filter));
    return List.copyOf(trials);
  }
}
