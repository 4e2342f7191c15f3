package id.blkhub.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.flow.OwnFiles;
import id.blkhub.lint.Lint;
import id.blkhub.lint.Surroundings;
import id.blkhub.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is mistyped in a shipped file is found by lint or by a case, before anyone depends on
 * it. The build tries some mistakes, always the same; {@code -Dhub.mutations=<n>} tries that many
 * others in every run, and {@code -Dhub.mutations.seed} chooses which.
 */
class EveryMistakeIsNoticedTest {
  private static final int TRIED = Integer.getInteger("hub.mutations", 50);
  private static final long SEED = Long.getLong("hub.mutations.seed", 20_261_122);
  private static final String SCENARIO = ".scenario.yaml";
  private static final Surroundings AROUND =
      new Surroundings(Surroundings.STEPS, Set.of("bnsp.url", "bank.url")::contains);

  @TempDir Path home;

  @BeforeEach
  void copy() throws IOException {
    OwnFiles.copyTo(home);
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

  private boolean noticed(Mutation mistake) {
    if (!Lint.check(home.resolve("routes"), home.resolve("mappings"), AROUND).isEmpty()) {
      return true;
    }
    String[] path = mistake.file().split("/");
    boolean ofPartner =
        path[0].equals("mappings") && !Set.of("canonical", "reference").contains(path[1]);
    String pairs = ofPartner ? "/mappings/" + path[1] + "/" : "/mappings/";
    boolean scenario = mistake.file().endsWith(SCENARIO);
    String scenarios = scenario ? mistake.file() : SCENARIO;
    return !scenario && fails(name -> name.contains(pairs))
        || fails(name -> name.endsWith(scenarios));
  }

  private boolean fails(Predicate<String> cases) {
    return Rehearsal.of(home.resolve("routes"), home.resolve("mappings")).run(cases).stream()
        .anyMatch(trial -> !trial.passed());
  }
}
