package id.blkhub.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.flow.OwnFiles;
import id.blkhub.lint.Lint;
import id.blkhub.lint.LintContext;
import id.blkhub.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is mistyped in a shipped file is found by lint or by a case, before anyone depends on
 * it. The build tries some mistakes, always the same; {@code -Dhub.mutations.seed} chooses others.
 * {@code -Dhub.mutations=1000000} tries all, which takes twenty minutes.
 */
class EveryMistakeIsNoticedTest {
  private static final int TRIED = Integer.getInteger("hub.mutations", 100);
  private static final long SEED = Long.getLong("hub.mutations.seed", 20_261_122);
  private static final String SCENARIO = ".scenario.yaml";
  private static final LintContext AROUND =
      new LintContext(LintContext.STEPS, Set.of("bnsp.url", "bank.url")::contains);

  private static final Set<String> SHARED = Set.of("canonical", "reference");

  /** A sample or what must come of it; the hub reads neither. */
  private static final Pattern HALF = Pattern.compile("(.*)\\.(in|out|problems)\\.json");

  @TempDir Path home;

  /** The files as they are shipped, for mistakes in cases. */
  private Rehearsal unchanged;

  @BeforeEach
  void copy() throws IOException {
    OwnFiles.copyTo(home);
    unchanged = changed();
  }

  @Test
  void shouldBeNoticed() throws IOException {
    List<Harmless> harmless = Harmless.all();
    List<Mutation> mistakes = Mutations.all(home);
    mistakes.sort(Comparator.comparingLong(EveryMistakeIsNoticedTest::place));

    List<Mutation> unnoticed = new ArrayList<>();
    for (Mutation mistake : mistakes.subList(0, Math.min(TRIED, mistakes.size()))) {
      if (harmless.stream().anyMatch(rule -> rule.covers(mistake))) {
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

    assertThat(unnoticed).as("mistakes that neither lint nor a case notices").isEmpty();
  }

  @Test
  void shouldCallOnlyMistakesHarmlessThatCanBeMade() throws IOException {
    List<Mutation> mistakes = Mutations.all(home);

    assertThat(Harmless.all())
        .allSatisfy(rule -> assertThat(mistakes).as(rule.toString()).anyMatch(rule::covers));
  }

  /** By chance, but a change of one file leaves the mistakes in the others where they are. */
  private static long place(Mutation mistake) {
    return new Random(SEED ^ mistake.toString().hashCode()).nextLong();
  }

  /** Whoever is most likely to notice is asked first: all mistakes are many. */
  private boolean noticed(Mutation mistake) {
    String file = mistake.file();
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
