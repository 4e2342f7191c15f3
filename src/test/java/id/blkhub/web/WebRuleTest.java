package id.blkhub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebRuleTest {
  @ParameterizedTest
  @EnumSource
  void shouldHaveAParagraphInTheReference(WebRule rule) throws IOException {
    String reference = Files.readString(Path.of("docs/reference/problems/H.md"));

    assertThat(reference).contains("- **" + rule.code() + "** (" + rule.status().value());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS_ONLY")
  void shouldBeFoundByItsStatus(WebRule rule) {
    assertThat(WebRule.of(rule.status().value())).isEqualTo(rule);
  }

  @Test
  void shouldTellAnyOtherStatusByWhoseFaultItIs() {
    assertThat(WebRule.of(418)).isEqualTo(WebRule.BAD_REQUEST);
    assertThat(WebRule.of(507)).isEqualTo(WebRule.INTERNAL);
  }
}
