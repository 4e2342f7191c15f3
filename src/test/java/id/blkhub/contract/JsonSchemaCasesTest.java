package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The keywords of JSON Schema 2020-12 that contracts may use mean what the draft says, in the form
 * of the draft's public test suite: a schema, and values that keep it or do not.
 */
class JsonSchemaCasesTest {
  private static final Path FOLDER = Path.of("src/test/resources/json-schema");
  private static final int LARGEST = 1_000_000;

  static Stream<Arguments> cases() throws IOException {
    return groups()
        .flatMap(
            group ->
                group
                    .path("tests")
                    .valueStream()
                    .map(
                        test ->
                            Arguments.of(
                                group.path("description").asText(),
                                test.path("description").asText(),
                                group.get("schema"),
                                test.get("data"),
                                test.path("valid").asBoolean())));
  }

  private static Stream<JsonNode> groups() throws IOException {
    return files().stream().flatMap(file -> read(file).valueStream());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  /** As the hub reads messages and contracts. */
  private static JsonNode read(Path file) {
    try {
      String text = "{\"groups\": " + Files.readString(file) + "}";
      Parsed parsed = new StrictJson().parse(text.getBytes(StandardCharsets.UTF_8), LARGEST);
      assertThat(parsed.violations()).as(file.toString()).isEmpty();
      return parsed.document().get("groups");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void shouldJudgeAsTheDraftSays(
      String group, String description, JsonNode schema, JsonNode data, boolean valid) {
    Contract contract = Contracts.alone("case", schema);

    assertThat(contract.check(data).ok()).as(schema + " and " + data).isEqualTo(valid);
  }

  @Test
  void shouldCoverEveryKeyword() throws IOException {
    Set<String> met = new HashSet<>();
    groups().forEach(group -> collect(group.get("schema"), met));

    Set<String> expected = new HashSet<>(Keywords.CHECKED);
    // of the hub, with tests of their own
    expected.removeAll(Set.of("format", "x-rule", "x-age", "x-table"));
    assertThat(met).containsAll(expected);
  }

  private static void collect(JsonNode schema, Set<String> met) {
    if (schema instanceof ObjectNode) {
      schema.fieldNames().forEachRemaining(met::add);
    }
    schema.forEach(part -> collect(part, met));
  }
}
