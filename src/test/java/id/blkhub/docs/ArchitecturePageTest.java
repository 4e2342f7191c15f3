package id.blkhub.docs;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that lead through the code name classes and packages as they are. */
class ArchitecturePageTest {
  private static final String ROOT = "id.blkhub.";
  private static final Path PAGE = Path.of("docs/architecture.md");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w*)`");
  private static final Pattern PACKAGE = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*)`");
  private static final JavaClasses HUB =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @ParameterizedTest
  @ValueSource(strings = {"docs/architecture.md", "docs/reference/glossary.md", "CONTRIBUTING.md"})
  void everyClassItNamesIsThere(String page) throws IOException {
    Set<String> known = HUB.stream().map(type -> type.getSimpleName()).collect(Collectors.toSet());
    known.addAll(testClasses());

    List<String> named = all(CLASS, Files.readString(Path.of(page)));

    assertThat(named).hasSizeGreaterThan(5);
    assertThat(named).as("no class of the hub or of its tests").allMatch(known::contains);
  }

  @Test
  void everyPackageStandsOnOneFloor() throws IOException {
    List<String> named = floors().stream().flatMap(Set::stream).toList();

    assertThat(named).containsExactlyInAnyOrderElementsOf(packages());
  }

  @Test
  void noPackageUsesOneOfAFloorAbove() throws IOException {
    List<Set<String>> floors = floors();
    for (int floor = 1; floor < floors.size(); floor++) {
      String[] above =
          floors.subList(0, floor).stream()
              .flatMap(Set::stream)
              .map(ROOT::concat)
              .toArray(String[]::new);
      String[] here = floors.get(floor).stream().map(ROOT::concat).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAnyPackage(here)
          .should()
          .dependOnClassesThat(resideInAnyPackage(above))
          .check(HUB);
    }
  }

  @Test
  void whatToBeginWithLiesInThePackageToOpen() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String row : table("| you want to change |")) {
      String[] cells = row.split("\\|");
      List<String> open = all(PACKAGE, cells[2]);
      assertThat(open).as(row).hasSize(1);
      for (String type : all(CLASS, cells[3])) {
        if (HUB.stream()
            .noneMatch(
                found ->
                    found.getSimpleName().equals(type)
                        && found.getPackageName().equals(ROOT + open.get(0)))) {
          wrong.add(open.get(0) + "." + type);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** From the uppermost down. */
  private static List<Set<String>> floors() throws IOException {
    return table("| floor | packages |").stream()
        .map(row -> (Set<String>) new TreeSet<>(all(PACKAGE, row)))
        .toList();
  }

  private static Set<String> packages() {
    return HUB.stream()
        .map(type -> type.getPackageName() + '.')
        .filter(name -> name.startsWith(ROOT) && name.length() > ROOT.length())
        .map(name -> name.substring(ROOT.length(), name.length() - 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> table(String head) throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int first =
        lines.indexOf(
                lines.stream().filter(line -> line.startsWith(head)).findFirst().orElseThrow())
            + 2;
    return lines.subList(first, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static Set<String> testClasses() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
