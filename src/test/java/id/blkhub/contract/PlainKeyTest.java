package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Also where a kind says nothing of what its numbers look like. */
class PlainKeyTest {
  @TempDir Path mappings;
  private Contract contract;

  @BeforeEach
  void load() throws IOException {
    Path canonical = Files.createDirectories(mappings.resolve("canonical"));
    Files.writeString(
        canonical.resolve("visit.schema.json"),
        """
        {"x-business-key": ["/no", "/part"], "type": "object", "additionalProperties": false,
         "properties": {"no": {"type": "string"}, "part": {"type": ["integer", "string"]}}}
        """);
    contract = Contracts.load(mappings).canonical("visit").orElseThrow().contract();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "A\n",
        "\nA",
        "A ",
        " A",
        "A\t",
        "A\u0000",
        "A\u200b",
        "A\u00a0",
        "A\u2028",
        "A\ufeff",
        "A\u202eB",
        "A\u00adB",
        "A\u3164"
      })
  void shouldRefuseAKeyThatDoesNotShowWhatItIs(String key) {
    assertThat(contract.check(visit(key)).errors())
        .extracting(Violation::code, Violation::path)
        .containsExactly(tuple("HUB-C057", "/no"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "A 1", "ENR-2026/1", "é", "編號 7"})
  void shouldTakeAnyOther(String key) {
    assertThat(contract.check(visit(key)).ok()).isTrue();
  }

  @Test
  void shouldLeaveNumbersAndWhatIsMissingAlone() {
    assertThat(contract.check(JsonNodeFactory.instance.objectNode()).ok()).isTrue();
  }

  private static ObjectNode visit(String key) {
    return JsonNodeFactory.instance.objectNode().put("no", key).put("part", 7);
  }
}
