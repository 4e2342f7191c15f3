package id.blkhub.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.lint.Finding;
import id.blkhub.lint.Lint;
import id.blkhub.lint.StartGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
 * What makes a delivery safe must not hang on a line of a route. The build tries some lines, always
 * the same; {@code -Dhub.mutations=1000000} tries all, in two minutes.
 */
class RouteMistakesAreNoticedTest {
  private static final int TRIED = 400;

  @TempDir Path home;
  private Watch watch;

  @BeforeEach
  void copy() throws IOException {
    watch = Watch.over(home);
  }

  @Test
  void shouldBeNoticedInEveryLineOfTheHubsOwnRoutesAndOfThoseWithSteps() throws IOException {
    List<Mutation> mistakes = RouteMistakes.all(home);
    assertThat(mistakes).hasSizeGreaterThan(300);

    assertThat(watch.unnoticed(Drawn.from(mistakes, TRIED)))
        .as("mistakes that neither lint nor a case notices")
        .isEmpty();
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
    assertThat(StartGate.routes(home.resolve("routes"), Watch.AROUND)).containsOnlyKeys(route);
  }

  private List<Finding> lintOf(Path route) {
    List<Finding> found =
        Lint.check(home.resolve("routes"), home.resolve("mappings"), Watch.AROUND);
    assertThat(found).allSatisfy(finding -> assertThat(finding.file()).isEqualTo(route));
    return found;
  }
}
