package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever meets a code of the hub finds a paragraph about it, and no paragraph is about nothing.
 */
class ProblemReferenceTest {
  private static final Path REFERENCE = Path.of("docs/reference/problems");
  private static final Pattern IN_CODE = Pattern.compile("\"(HUB-[A-Z]\\d{3})\\b");
  private static final Pattern PARAGRAPH =
      Pattern.compile("(?m)^(?:- \\*\\*|#+ )(HUB-[A-Z]\\d{3})\\b");

  @Test
  void everyCodeHasAParagraphAndEveryParagraphACode() throws IOException {
    assertThat(matches(REFERENCE, ".md", PARAGRAPH))
        .containsExactlyInAnyOrderElementsOf(matches(Path.of("src/main/java"), ".java", IN_CODE));
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

  private static Set<String> matches(Path folder, String ending, Pattern pattern)
      throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        pattern
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult match) -> match.group(1))
            .forEach(found::add);
      }
    }
    return found;
  }
}
