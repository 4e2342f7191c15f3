package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody has to find a page by chance. */
class DocsIndexTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s:]+)(?:#[^)]*)?\\)");
  private static final Path DOCS = Path.of("docs");
  private static final Path DECISIONS = DOCS.resolve("decisions");

  @Test
  void everyPageIsInTheIndex() throws IOException {
    List<Path> pages =
        pages(DOCS).stream()
            .filter(page -> !page.startsWith(DECISIONS) || page.endsWith("README.md"))
            .toList();

    assertThat(linked(DOCS).stream().filter(page -> page.startsWith(DOCS)).distinct())
        .containsExactlyInAnyOrderElementsOf(pages);
  }

  @Test
  void everyDecisionIsInTheListOnce() throws IOException {
    assertThat(linked(DECISIONS)).containsExactlyInAnyOrderElementsOf(pages(DECISIONS));
  }

  /** All but the index itself. */
  private static List<Path> pages(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.equals(folder.resolve("README.md")))
          .toList();
    }
  }

  private static List<Path> linked(Path folder) throws IOException {
    return LINK.matcher(Files.readString(folder.resolve("README.md")))
        .results()
        .map((MatchResult link) -> folder.resolve(link.group(1)).normalize())
        .toList();
  }
}
