package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each threat of the security page has a control and a test that is there. */
class SecurityPageTest {
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))`");

  @Test
  void everyThreatNamesATestThatExists() throws IOException {
    Set<String> classes = testClasses();
    List<String> rows = threats();

    assertThat(rows).hasSizeGreaterThan(20);
    for (String row : rows) {
      List<String> named = TEST.matcher(row).results().map((MatchResult m) -> m.group(1)).toList();
      assertThat(named).as(row).isNotEmpty().allMatch(classes::contains);
    }
  }

  /** The rows of every table whose head ends with a column for tests. */
  private static List<String> threats() throws IOException {
    String page = Files.readString(Path.of("docs/security.md"));
    return Stream.of(page.split("\n\n|\n(?=## )"))
        .map(part -> part.substring(Math.max(0, part.indexOf("| threat"))))
        .filter(part -> part.startsWith("| threat"))
        .flatMap(table -> table.lines().skip(2))
        .toList();
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
