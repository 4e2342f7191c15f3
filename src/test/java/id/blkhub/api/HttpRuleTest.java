package id.blkhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpRuleTest {
  @ParameterizedTest
  @EnumSource
  void shouldHaveAParagraphInTheReference(HttpRule rule) throws IOException {
    String letter = rule.code().substring(4, 5);
    String reference = Files.readString(Path.of("docs/reference/problems/" + letter + ".md"));

    assertThat(reference).contains("- **" + rule.code() + "** (" + rule.status().value());
  }
}
