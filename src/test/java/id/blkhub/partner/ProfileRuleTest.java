package id.blkhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileRuleTest {
  @ParameterizedTest
  @EnumSource
  void shouldHaveAParagraphInTheReference(ProfileRule rule) throws IOException {
    String reference = Files.readString(Path.of("docs/reference/problems/P.md"));

    assertThat(reference).contains("- **" + rule.code() + "** ");
  }
}
