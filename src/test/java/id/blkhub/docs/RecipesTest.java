package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.flow.OwnFiles;
import id.blkhub.lint.Lint;
import id.blkhub.lint.LintContext;
import id.blkhub.rehearsal.Rehearsal;
import id.blkhub.rehearsal.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipes work as they stand, one after the other, beside the shipped files. */
public class RecipesTest {
  private static final Path GUIDES = Path.of("docs/integrator");
  public static final Path SHEETS = Path.of("docs/integrator/files.md");
  public static final Path POLLS = Path.of("docs/integrator/poll.md");
  public static final Path TABLES = Path.of("docs/integrator/table.md");
  public static final Path QUESTIONS = Path.of("docs/integrator/questions.md");
  public static final Path SFTP = Path.of("docs/integrator/sftp.md");
  public static final Path MAIL = Path.of("docs/integrator/mail.md");

  private static final Pattern FILE =
      Pattern.compile("(?ms)^<!-- file: (\\S+) -->\\n```\\w+\\n(.*?)^```$");

  private static final Pattern OF_RECIPES =
      Pattern.compile(
          "disnaker|karir|lpdb|pabrik|placement-report|hotelku|bursaku|blk-tabel|mebelku"
              + "|asosiasiku|licence-check");

  @TempDir static Path folder;

  @ParameterizedTest
  @CsvSource({"recipes.md, 7", "http.md, 9"})
  void shouldPassLintAndTheirCasesAfterEachRecipe(String page, int expected) throws IOException {
    OwnFiles.copyTo(folder);

    int recipes = 0;
    for (String section : Files.readString(GUIDES.resolve(page)).split("(?m)^## ")) {
      Matcher files = FILE.matcher(section);
      boolean any = false;
      while (files.find()) {
        Path file = folder.resolve(files.group(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, files.group(2));
        any = true;
      }
      if (any) {
        recipes++;
        check(section.lines().findFirst().orElseThrow());
      }
    }
    assertThat(recipes).isEqualTo(expected);
  }

  /**
   * Partners whose records are no messages yet: what they drop or offer, {@code SheetIT} and {@code
   * PollIT} do with the same files.
   */
  @Test
  void shouldPassLintAndTheirCasesWithThePartnersOfTheIntakeEdge() throws IOException {
    OwnFiles.copyTo(folder);
    for (Path page : List.of(SHEETS, POLLS, TABLES)) {
      writeFiles(Files.readString(page), folder);
      check(page.toString());
    }
  }

  /** What the offices send and get, {@code SftpIT} and {@code MailIT} do with the same files. */
  @Test
  void shouldPassLintAndTheirCasesWithThePartnersOfSftpAndMail() throws IOException {
    OwnFiles.copyTo(folder);
    for (Path page : List.of(SFTP, MAIL)) {
      writeFiles(Files.readString(page), folder);
      check(page.toString());
    }
  }

  /** What the fund asks, {@code QuestionIT} asks with the same files. */
  @Test
  void shouldPassLintAndItsCasesWithThePartnersOfAQuestion() throws IOException {
    OwnFiles.copyTo(folder);
    writeFiles(Files.readString(QUESTIONS), folder);

    check("questions");
  }

  /** Writes the files that a page shows. */
  public static void writeFiles(String page, Path home) throws IOException {
    Matcher files = FILE.matcher(page);
    while (files.find()) {
      Path file = home.resolve(files.group(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, files.group(2));
    }
  }

  private void check(String recipe) {
    Path routes = folder.resolve("routes");
    Path mappings = folder.resolve("mappings");

    assertThat(Lint.check(routes, mappings, new LintContext(LintContext.STEPS, name -> true)))
        .as(recipe)
        .isEmpty();
    List<Trial> trials =
        Rehearsal.of(routes, mappings).run(name -> OF_RECIPES.matcher(name).find());
    assertThat(trials)
        .as(recipe)
        .isNotEmpty()
        .allSatisfy(trial -> assertThat(trial.complaint()).isEmpty());
  }
}
