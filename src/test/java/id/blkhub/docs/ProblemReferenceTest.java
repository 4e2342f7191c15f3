package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import id.blkhub.message.ProblemCode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A problem is declared once, in both languages: whoever meets its code finds one paragraph about
 * it, and no paragraph is about nothing.
 */
class ProblemReferenceTest {
  private static final Path PROGRAM = Path.of("src/main/java");
  private static final Path REFERENCE = Path.of("docs/reference/problems");
  private static final Pattern DECLARED = Pattern.compile("\"(HUB-[A-Z]\\d{3})\"");
  private static final Pattern NAMED = Pattern.compile("\\b(HUB-[A-Z]\\d{3})\\b");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
  private static final Pattern PLACE = Pattern.compile("%(?:\\d\\$)?s");
  private static final Pattern PARAGRAPH =
      Pattern.compile("(?m)^(?:- \\*\\*|#+ )(HUB-[A-Z]\\d{3})\\b");

  @Test
  void aCodeStandsOnceInTheProgram() throws IOException {
    assertThat(inCode()).doesNotHaveDuplicates();
  }

  @Test
  void aSentenceNamesNoCodeThatIsNotThere() throws IOException {
    assertThat(inCode()).containsAll(matches(PROGRAM, ".java", NAMED));
  }

  @Test
  void aCodeStandsWhereAProblemIsDeclared() throws IOException {
    assertThat(problems().stream().map(ProblemCode::code).distinct())
        .containsExactlyInAnyOrderElementsOf(new HashSet<>(inCode()));
  }

  @Test
  void aProblemHasASentenceInBothLanguagesThatTakesTheSameValues() throws IOException {
    assertThat(problems()).hasSizeGreaterThan(200).allSatisfy(this::takesTheSameValues);
  }

  private void takesTheSameValues(ProblemCode problem) {
    List<String> places = places(problem.sentence().id());
    assertThat(problem.sentence().id()).as(problem.code()).isNotBlank();
    assertThat(problem.sentence().en()).as(problem.code()).isNotBlank();
    assertThat(places(problem.sentence().en())).as(problem.code()).isEqualTo(places);
    assertThatCode(() -> problem.text(places.toArray()))
        .as(problem.code())
        .doesNotThrowAnyException();
  }

  private static List<String> places(String sentence) {
    return PLACE.matcher(sentence).results().map(MatchResult::group).sorted().toList();
  }

  @Test
  void aCodeHasOneParagraphAndEveryParagraphACode() throws IOException {
    assertThat(matches(REFERENCE, ".md", PARAGRAPH))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(new HashSet<>(inCode()));
  }

  @Test
  void aLetterHasOneFileAndTheIndexNamesIt() throws IOException {
    String index = Files.readString(Path.of("docs/reference/problems.md"));
    try (Stream<Path> files = Files.list(REFERENCE)) {
      for (Path file : files.toList()) {
        String letter = file.getFileName().toString().substring(0, 1);
        assertThat(matches(file, ".md", PARAGRAPH))
            .allMatch(code -> code.startsWith("HUB-" + letter));
        assertThat(index).contains("(problems/" + letter + ".md)");
      }
    }
  }

  /** Every constant of a problem: of the enums, and those of lint's rules. */
  private static List<ProblemCode> problems() {
    return new ClassFileImporter()
        .importPath(Path.of("target/classes")).stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> field.getRawType().isAssignableTo(ProblemCode.class))
            .map(ProblemReferenceTest::value)
            .distinct()
            .toList();
  }

  private static ProblemCode value(JavaField constant) {
    try {
      Field field = constant.reflect();
      field.setAccessible(true);
      return (ProblemCode) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> inCode() throws IOException {
    return matches(PROGRAM, ".java", DECLARED);
  }

  private static List<String> matches(Path folder, String ending, Pattern pattern)
      throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
        String text = Files.readString(file);
        String said = ending.equals(".java") ? COMMENT.matcher(text).replaceAll("") : text;
        pattern.matcher(said).results().map(match -> match.group(1)).forEach(found::add);
      }
    }
    return found;
  }
}
