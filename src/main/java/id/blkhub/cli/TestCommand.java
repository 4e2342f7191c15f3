package id.blkhub.cli;

import id.blkhub.cli.CommandOptions.Misuse;
import id.blkhub.rehearsal.CoverageReport;
import id.blkhub.rehearsal.Rehearsal;
import id.blkhub.rehearsal.Trial;
import id.blkhub.rehearsal.TrialReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code test [name]}: tries the cases beside mappings and routes, without a broker. */
public final class TestCommand {
  private static final int GOOD = 0;
  private static final int FINDINGS = 1;
  private static final int MISUSE = 2;

  private static final String USAGE =
      "usage: java -jar blk-exchange-hub.jar test [part of a file's name] [--routes <folder>]"
          + " [--mappings <folder>] [--junit <file>] [--coverage <folder>] | test --schema";

  private TestCommand() {}

  /** As it is called in a shell; gives the exit code. */
  public static int run(String[] arguments) throws IOException {
    QuietLogs.begin();
    return run(
        arguments,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8));
  }

  /**
   * @return the exit code: 0 where every case passed, 1 where one failed, 2 where the command was
   *     called wrongly
   */
  static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
    try {
      return run(
          CommandOptions.of(
              arguments, Set.of("routes", "mappings", "junit", "coverage"), Set.of("schema")),
          out);
    } catch (Misuse e) {
      err.println(e.getMessage());
      err.println(USAGE);
      return MISUSE;
    }
  }

  private static int run(CommandOptions options, PrintStream out) throws IOException {
    if (options.has("schema")) {
      out.println(Rehearsal.scenarioSchema());
      return GOOD;
    }
    if (options.words().size() > 1) {
      throw new Misuse("name at most one part of a file's name");
    }
    String part = options.words().isEmpty() ? "" : options.words().get(0);
    long start = System.nanoTime();
    Rehearsal rehearsal = Rehearsal.of(options.folder("routes"), options.folder("mappings"));
    List<Trial> trials = rehearsal.run(name -> name.contains(part));
    if (trials.stream().allMatch(trial -> trial.group().equals(Trial.FILES))) {
      throw new Misuse("no case has \"" + part + "\" in its name");
    }
    trials.stream().filter(trial -> !trial.passed()).forEach(trial -> print(trial, out));
    long failed = trials.stream().filter(trial -> !trial.passed()).count();
    double seconds = (System.nanoTime() - start) / 1e9;
    out.println(
        String.format(
            Locale.ROOT,
            "%d %s, %d failed, %.1f s",
            trials.size(),
            trials.size() == 1 ? "case" : "cases",
            failed,
            seconds));
    if (options.path("junit").isPresent()) {
      TrialReport.write(trials, options.path("junit").get());
    }
    if (options.path("coverage").isPresent()) {
      CoverageReport coverage = rehearsal.coverage();
      coverage.write(options.path("coverage").get());
      coverage.summary().forEach(out::println);
    }
    return failed == 0 ? GOOD : FINDINGS;
  }

  private static void print(Trial trial, PrintStream out) {
    out.println("FAIL " + trial.name());
    trial.complaint().forEach(line -> out.println("  " + line));
    out.println();
  }
}
