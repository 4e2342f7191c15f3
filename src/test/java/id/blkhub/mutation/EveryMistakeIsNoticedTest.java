package id.blkhub.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.flow.OwnFiles;
import id.blkhub.lint.Finding;
import id.blkhub.lint.Lint;
import id.blkhub.lint.LintContext;
import id.blkhub.lint.StartGate;
import id.blkhub.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    List<Mutation> mistakes = Mutations.all(home);
    mistakes.sort(Comparator.comparingLong(EveryMistakeIsNoticedTest::place));

    List<Mutation> tried = mistakes.subList(0, Math.min(TRIED, mistakes.size()));

    assertThat(unnoticed(tried)).as("mistakes that neither lint nor a case notices").isEmpty();
  }

  private List<Mutation> unnoticed(List<Mutation> mistakes) throws IOException {
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

  /** Always all of them: what makes a delivery safe must not hang on a line. */
  @Test
  void shouldBeNoticedInEveryLineOfTheHubsOwnRoutesAndOfThoseWithSteps() throws IOException {
    List<Mutation> mistakes = RouteMistakes.all(home);
    assertThat(mistakes).hasSizeGreaterThan(300);

    assertThat(unnoticed(mistakes)).as("mistakes that neither lint nor a case notices").isEmpty();
  }

  /** What could once be left out of a delivery route, and nothing was said. */
  @ParameterizedTest
  @CsvSource({
    "checkAgreement, HUB-L010",
    "minimise,       HUB-L010",
    "mapOut,         HUB-L010",
    "open,           HUB-L010",
  })
  void shouldNotTakeAnEarlierNameForAStepThatMayBeLeftOut(String left, String code)
      throws IOException {
    Path route = home.resolve("routes/bnsp/assessment.camel.yaml");
    String earlier =
        Stream.of("open", "checkAgreement", "minimise", "mapOut")
            .filter(step -> !step.equals(left))
            .map(step -> "        - process: {ref: " + step + "}\n")
            .collect(Collectors.joining());
    Files.writeString(
        route,
        Files.readString(route)
            .replaceFirst("(?s)        - process:\n.*?(?=        - to:)", earlier));

    assertThat(lintOf(route)).extracting(Finding::code).containsOnly(code).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing is prepared,            HUB-L036",
    "it is prepared after a call,    HUB-L036",
    "it is prepared twice,           HUB-L027",
    "the last call is missing,       HUB-L038",
    "no call is left,                HUB-L027",
    "the calls are swapped,          HUB-L037",
    "it is not settled,              HUB-L028",
    "it is settled twice,            HUB-L027",
  })
  void shouldNotLetARouteOfAPartnerSkipAStage(String mistake, String code) throws IOException {
    Path route = home.resolve("routes/bnsp/assessment.camel.yaml");
    String text = Files.readString(route);
    Matcher parts =
        Pattern.compile(
                "(?s)(.*steps:\n)(        - process:.*?)(        - to:.*?)(        - to:.*?)"
                    + "(        - process:.*)")
            .matcher(text);
    assertThat(parts.matches()).isTrue();
    String prepare = parts.group(2);
    String first = parts.group(3);
    String last = parts.group(4);
    String settle = parts.group(5);
    List<String> steps =
        switch (mistake) {
          case "nothing is prepared" -> List.of(first, last, settle);
          case "it is prepared after a call" -> List.of(first, prepare, last, settle);
          case "it is prepared twice" -> List.of(prepare, prepare, first, last, settle);
          case "the last call is missing" -> List.of(prepare, first, settle);
          case "no call is left" -> List.of(prepare, settle);
          case "the calls are swapped" -> List.of(prepare, last, first, settle);
          case "it is not settled" -> List.of(prepare, first, last);
          default -> List.of(prepare, first, last, settle, settle);
        };

    Files.writeString(route, parts.group(1) + String.join("", steps));

    assertThat(lintOf(route)).extracting(Finding::code).containsExactly(code);
    assertThat(StartGate.routes(home.resolve("routes"), AROUND)).containsOnlyKeys(route);
  }

  private List<Finding> lintOf(Path route) {
    List<Finding> found = Lint.check(home.resolve("routes"), home.resolve("mappings"), AROUND);
    assertThat(found).allSatisfy(finding -> assertThat(finding.file()).isEqualTo(route));
    return found;
  }

  @Test
  void shouldCallOnlyMistakesHarmlessThatCanBeMade() throws IOException {
    List<Mutation> mistakes = Mutations.all(home);
    mistakes.addAll(RouteMistakes.all(home));

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
