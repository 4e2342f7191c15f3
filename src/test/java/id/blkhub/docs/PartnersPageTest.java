package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of partners is what their files say; {@code -Dhub.write=true} writes it anew. */
class PartnersPageTest {
  private static final Path PAGE = Path.of("docs/partners.md");

  @Test
  void shouldSayOfEachPartnerWhatItsProfileRoutesAndSamplesSay() throws Exception {
    String made = PartnersPage.of(Path.of(""));
    if (Boolean.getBoolean("hub.write")) {
      Files.writeString(PAGE, made);
    }

    assertThat(Files.readString(PAGE)).as("-Dhub.write=true writes it").isEqualTo(made);
  }

  @Test
  void shouldNameFormatAndWayOfEachKindThatAPartnerSendsOrGets() throws Exception {
    assertThat(PartnersPage.of(Path.of("")).lines())
        .filteredOn(line -> line.startsWith("| sends") || line.startsWith("| gets"))
        .isNotEmpty()
        .noneMatch(line -> line.contains("|  |  |"))
        .anyMatch(
            line -> line.startsWith("| sends `vacancy` | CSV or XLSX; JSON | file in a folder; "))
        .anyMatch(line -> line.startsWith("| gets `assessment` | form | HTTP | public-task: "))
        .anyMatch(line -> line.startsWith("| gets `assessment` | JSON | HTTP, 2 calls | "));
  }
}
