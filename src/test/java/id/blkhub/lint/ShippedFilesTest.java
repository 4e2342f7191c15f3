package id.blkhub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShippedFilesTest {
  @Test
  void shouldFindNothingInTheShippedFiles() {
    Surroundings around =
        new Surroundings(Surroundings.STEPS, Set.of("bnsp.url", "bank.url")::contains);

    assertThat(Lint.check(Path.of("routes"), Path.of("mappings"), around)).isEmpty();
  }
}
