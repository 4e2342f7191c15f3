package id.blkhub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class ShippedFilesTest {
  /** One login is as it should be as far as it is given here, and one has a key too many. */
  private static final Map<String, String> GIVEN =
      Map.of(
          "bnsp.url", "https://bnsp.example",
          "bank.url", "https://bank.example",
          "lsp-konstruksi.url", "https://lsp.example",
          "kemnaker.url", "https://kemnaker.example",
          "bojonegoro.url", "https://bojonegoro.example",
          "hub.logins.linking-p1.url", "https://linking.example",
          "hub.logins.too-much.type", "header",
          "hub.logins.too-much.key", "k",
          "hub.logins.too-much.url", "https://much.example");

  static final LintContext AROUND = LintContext.of(environment(), GIVEN.keySet());

  private static MockEnvironment environment() {
    MockEnvironment environment = new MockEnvironment();
    GIVEN.forEach(environment::setProperty);
    return environment;
  }

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
