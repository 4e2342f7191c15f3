package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The main pages for agencies are there in both languages and say the same: the English one has the
 * commands that are run, the Indonesian one repeats them.
 */
class BothLanguagesTest {
  private static final Path PAGES = Path.of("docs/agency");
  private static final String INDONESIAN = ".id.md";
  private static final List<Path> MAIN =
      Stream.of(
              "connect.md",
              "consent.md",
              "corrections.md",
              "outbox-and-replay.md",
              "persons.md",
              "self-test.md")
          .map(PAGES::resolve)
          .toList();
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(?:<!--[^\\n]*-->\\n)?```[^\\n]*\\n.*?^```$");
  private static final Pattern HEADING = Pattern.compile("(?m)^(#+) ");
  private static final Pattern CODE = Pattern.compile("\\bHUB-[A-Z]\\d{3}\\b");
  private static final Pattern ROW = Pattern.compile("(?m)^(\\||- )");
  private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files
          .filter(file -> !file.toString().endsWith(INDONESIAN))
          .filter(file -> MAIN.contains(file) || Files.exists(indonesian(file)))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Path indonesian(Path page) {
    return Path.of(page.toString().replaceFirst("\\.md$", INDONESIAN));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageLeadsToTheSamePageInTheOtherLanguage(Path page) throws IOException {
    Path other = indonesian(page);

    assertThat(other).isRegularFile();
    assertThat(Files.readString(page)).contains("(" + other.getFileName() + ")");
    assertThat(Files.readString(other)).contains("(" + page.getFileName() + ")");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void bothHaveTheSameCommandsAndSamples(Path page) throws IOException {
    assertThat(all(BLOCK, Files.readString(indonesian(page))))
        .isEqualTo(all(BLOCK, Files.readString(page)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void bothHaveTheSameParts(Path page) throws IOException {
    String english = BLOCK.matcher(Files.readString(page)).replaceAll("");
    String other = BLOCK.matcher(Files.readString(indonesian(page))).replaceAll("");

    assertThat(all(HEADING, other)).as("levels of headings").isEqualTo(all(HEADING, english));
    assertThat(all(ROW, other)).as("rows of tables and lists").isEqualTo(all(ROW, english));
    assertThat(new TreeSet<>(all(CODE, other)))
        .as("codes")
        .isEqualTo(new TreeSet<>(all(CODE, english)));
  }

  /** From an Indonesian page on, a reader stays in Indonesian where there is such a page. */
  @ParameterizedTest
  @MethodSource("pages")
  void aLinkLeadsToAPageThatIsThereInTheReadersLanguage(Path page) throws IOException {
    for (Path from : List.of(page, indonesian(page))) {
      List<String> links = new ArrayList<>();
      LINK.matcher(Files.readString(from))
          .results()
          .map(link -> link.group(1))
          .filter(link -> !link.startsWith("http"))
          .forEach(links::add);
      for (String link : links) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        assertThat(target).as(from + ": " + link).isRegularFile();
        if (parts.length == 2) {
          assertThat(anchors(target)).as(from + ": " + link).contains(parts[1]);
        }
      }
      if (from != page) {
        assertThat(
                links.stream()
                    .map(link -> link.replaceFirst("#.*", ""))
                    .filter(link -> link.matches("[a-z-]+\\.md"))
                    .filter(link -> Files.exists(indonesian(PAGES.resolve(link)))))
            .as("links of " + from + " to English pages of this folder")
            .containsExactly(page.getFileName().toString());
      }
    }
  }

  private static List<String> anchors(Path page) throws IOException {
    return Pattern.compile("(?m)^#+ (.*)$")
        .matcher(BLOCK.matcher(Files.readString(page)).replaceAll(""))
        .results()
        .map(
            heading ->
                heading
                    .group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'))
        .toList();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }
}
