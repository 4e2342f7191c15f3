package id.blkhub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PartnerCallProblemTest {
  @Test
  void shouldExplainEveryCodeInTheReference() throws IOException {
    String reference =
        Files.readString(Path.of("docs/reference/problems/D.md"), StandardCharsets.UTF_8);

    assertThat(Arrays.stream(PartnerCallProblem.values()).map(PartnerCallProblem::code))
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(
            reference.lines().filter(l -> l.startsWith("### ")).map(l -> l.substring(4)).toList());
  }
}
