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
      Map.ofEntries(
          Map.entry("bnsp.url", "https://bnsp.example"),
          Map.entry("bank.url", "https://bank.example"),
          Map.entry("lsp-konstruksi.url", "https://lsp.example"),
          Map.entry("kemnaker.url", "https://kemnaker.example"),
          Map.entry("bojonegoro.url", "https://bojonegoro.example"),
          Map.entry("disperindag.url", "sftp://disperindag.example/hub"),
          Map.entry("banten.url", "sftp://banten.example/hub"),
          Map.entry("hub.logins.linking-p1.url", "https://linking.example"),
          Map.entry("hub.logins.too-much.type", "header"),
          Map.entry("hub.logins.too-much.key", "k"),
          Map.entry("hub.logins.too-much.url", "https://much.example"));

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
