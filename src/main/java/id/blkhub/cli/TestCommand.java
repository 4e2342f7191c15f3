package id.blkhub.cli;

import id.blkhub.rehearsal.CoverageReport;
import id.blkhub.rehearsal.Rehearsal;
import id.blkhub.rehearsal.Trial;
import id.blkhub.rehearsal.TrialReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code test [name]}: tries the cases beside mappings and routes, without a broker. */
@Command(name = "test")
final class TestCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private FolderOptions folderOptions = new FolderOptions();

  @Parameters(arity = "0..1", paramLabel = "<part of a name>", descriptionKey = "part")
  private String part = "";

  @Option(names = "--junit", paramLabel = "<file>")
  private @Nullable Path junit;

  @Option(names = "--coverage", paramLabel = "<folder>")
  private @Nullable Path coverage;

  @Option(names = "--schema")
  private boolean schema;

  TestCommand(Shell shell) {
    this.shell = shell;
  }

  /** 0 where every case passed, 1 where one failed. */
  @Override
  public Integer call() throws IOException {
    if (schema) {
      shell.out().println(Rehearsal.scenarioSchema());
      return ExitCodes.GOOD;
    }
    long start = System.nanoTime();
    Rehearsal rehearsal = Rehearsal.of(folderOptions.routes(), folderOptions.mappings());
    List<Trial> trials = rehearsal.run(name -> name.contains(part));
    if (trials.stream().allMatch(trial -> trial.group().equals(Trial.FILES))) {
      throw new Misuse(CommandProblem.NO_CASE, part);
    }
    trials.stream().filter(trial -> !trial.passed()).forEach(this::print);
    long failed = trials.stream().filter(trial -> !trial.passed()).count();
    summarise(trials.size(), failed, (System.nanoTime() - start) / 1e9);
    if (junit != null) {
      TrialReport.write(trials, junit);
    }
    if (coverage != null) {
      CoverageReport report = rehearsal.coverage();
      report.write(coverage);
      report.summary().forEach(shell.out()::println);
    }
    return failed == 0 ? ExitCodes.GOOD : ExitCodes.FINDINGS;
  }

  private void summarise(int trials, long failed, double seconds) {
    String cases = trials == 1 ? "case" : "cases";
    shell
        .out()
        .println(
            String.format(Locale.ROOT, "%d %s, %d failed, %.1f s", trials, cases, failed, seconds));
  }

  private void print(Trial trial) {
    shell.out().println("FAIL " + trial.name());
    if (!trial.shows().isEmpty()) {
      shell.out().println("  # " + trial.shows());
    }
    trial.complaint().forEach(line -> shell.out().println("  " + line));
    shell.out().println();
  }
}
