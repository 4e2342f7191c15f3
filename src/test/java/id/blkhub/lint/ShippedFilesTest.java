package id.blkhub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFilesTest {
  private static final Set<String> GIVEN =
      Set.of("bnsp.url", "bank.url", "hub.logins.linking-p1.url");
  static final LintContext AROUND = new LintContext(LintContext.STEPS, GIVEN::contains, GIVEN);

  @Test
  void shouldFindNothingInManyPartnersOfTheSameKind(@TempDir Path home) throws IOException {
    ManyPartners.write(home, 12);

    assertThat(Lint.check(home.resolve("routes"), home.resolve("mappings"), AROUND)).isEmpty();
  }

  @Test
  void shouldFindNothingInTheShippedFiles() {
    assertThat(Lint.check(Path.of("routes"), Path.of("mappings"), AROUND)).isEmpty();
  }
}
