package id.blkhub.mutation;

import id.blkhub.flow.OwnFiles;
import id.blkhub.lint.Lint;
import id.blkhub.lint.LintContext;
import id.blkhub.lint.StartGate;
import id.blkhub.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A copy of the shipped files, and those who have to notice what is changed in it. */
final class Watch {
  private static final String SCENARIO = ".scenario.yaml";
  static final LintContext AROUND =
      new LintContext(
          LintContext.STEPS,
          Set.of(
                  "bnsp.url",
                  "bank.url",
                  "lsp-konstruksi.url",
                  "kemnaker.url",
                  "bojonegoro.url",
                  "disperindag.url",
                  "banten.url")
              ::contains);

  private static final Set<String> SHARED = Set.of("canonical", "reference");

  /** A sample or what must come of it; the hub reads neither. */
  private static final Pattern HALF = Pattern.compile("(.*)\\.(in|out|problems)\\.json");

  private final Path home;

  /** The files as they are shipped, for mistakes in cases. */
  private final Rehearsal unchanged;

  private Watch(Path home) {
    this.home = home;
    this.unchanged = changed();
  }

  /**
   * @param home where the files are copied to
   */
  static Watch over(Path home) throws IOException {
    OwnFiles.copyTo(home);
    return new Watch(home);
  }

  /** Those of the mistakes that nobody notices, and that are not harmless. */
  List<Mutation> unnoticed(List<Mutation> mistakes) throws IOException {
    List<Harmless> harmless = Harmless.all();
    List<Mutation> unnoticed = new ArrayList<>();
    for (Mutation mistake : mistakes) {
      if (harmless.stream().anyMatch(rule -> rule.covers(mistake))
          || SameMeaning.of(home, mistake)) {
        continue;
      }
      mistake.during(
          home,
          () -> {
            try {
              if (!noticed(mistake)) {
                unnoticed.add(mistake);
              }
            } catch (RuntimeException e) {
              throw new AssertionError("no answer to " + mistake, e);
            }
          });
    }
    return unnoticed;
  }

  /** Whoever is most likely to notice is asked first: all mistakes are many. */
  private boolean noticed(Mutation mistake) {
    String file = mistake.file();
    if (file.endsWith(".camel.yaml") && stops(file)) {
      return true;
    }
    Matcher half = HALF.matcher(file);
    if (half.matches()) {
      return fails(unchanged, name -> name.endsWith(half.group(1) + ".in.json")) || lint();
    }
    if (file.endsWith(SCENARIO)) {
      return fails(unchanged, name -> name.endsWith(file)) || lint();
    }
    boolean found = file.endsWith(".jslt") ? pairs(file) || lint() : lint() || pairs(file);
    return found || fails(changed(), name -> name.endsWith(SCENARIO));
  }

  /** What is said of routes alone, without anything else being read. */
  private boolean stops(String file) {
    return StartGate.routes(home.resolve("routes"), AROUND).containsKey(home.resolve(file));
  }

  private boolean lint() {
    return !Lint.check(home.resolve("routes"), home.resolve("mappings"), AROUND).isEmpty();
  }

  /** Those of the partner whose file it is; of all, where it is nobody's. */
  private boolean pairs(String file) {
    String[] path = file.split("/");
    if (path[0].equals("routes") && !path[2].equals("partner.yaml")) {
      return false;
    }
    boolean everybodys = path[0].equals("routes") || SHARED.contains(path[1]);
    String part = everybodys ? "/mappings/" : "/mappings/" + path[1] + '/';
    return fails(changed(), name -> name.contains(part));
  }

  private Rehearsal changed() {
    return Rehearsal.of(home.resolve("routes"), home.resolve("mappings"));
  }

  private static boolean fails(Rehearsal files, Predicate<String> cases) {
    return files.run(cases).stream().anyMatch(trial -> !trial.passed());
  }
}
