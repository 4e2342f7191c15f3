package id.blkhub.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check ends at its limits of violations, steps and time, whatever the document is. */
class CostlyDocumentsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long MOST_MILLIS = 1_000;

  @ParameterizedTest
  @CsvSource({"additionalProperties", "unevaluatedProperties"})
  void namesOfOneHashCostNoMoreThanOthers(String keyword) throws IOException {
    Contract contract = contract("{\"type\": \"object\", \"" + keyword + "\": false}");
    JsonNode document = JSON.readTree(names(13));

    List<Violation> errors = within(() -> contract.check(document).errors());

    assertThat(errors).hasSize(100);
    assertThat(errors).extracting(Violation::code).startsWith(ContractProblem.UNKNOWN_FIELD.code());
    assertThat(errors.get(99).code()).isEqualTo(ContractProblem.MORE.code());
  }

  @Test
  void everyUnknownNameIsFoundThoughTheyAreLookedAtInPortions() throws IOException {
    String wrong = IntStream.range(0, 99).mapToObj("\"w%d\":1"::formatted).collect(joined());
    String right = IntStream.range(0, 950).mapToObj("\"r%d\":1"::formatted).collect(joined());
    String known = IntStream.range(0, 950).mapToObj("\"r%d\":true"::formatted).collect(joined());

    for (String keyword : List.of("additionalProperties", "unevaluatedProperties")) {
      Contract contract =
          contract(
              "{\"type\": \"object\", \"properties\": {"
                  + known
                  + "}, \""
                  + keyword
                  + "\": false}");

      assertThat(contract.check(JSON.readTree("{" + right + "," + wrong + "}")).errors())
          .hasSize(99);
      assertThat(contract.check(JSON.readTree("{" + wrong + "," + right + "}")).errors())
          .hasSize(99);
    }
  }

  @Test
  void wrongElementsEndTheCheckOfAList() throws IOException {
    Contract contract = listOf("{\"type\": \"string\"}", "");

    List<Violation> errors = within(() -> contract.check(list(i -> "{}", 90_000)).errors());

    assertThat(errors).hasSize(100);
    assertThat(errors.get(98).path()).isEqualTo("/l/98");
  }

  @Test
  void equalHashesOfElementsCostNoMoreThanOthers() throws IOException {
    Contract contract = listOf("{\"type\": \"string\"}", ", \"uniqueItems\": true");
    JsonNode document = list(i -> '"' + name(i, 15) + '"', 1 << 15);

    assertThat(within(() -> contract.check(document).errors())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "[1, 1.0]#false",
        "[10, 1e1]#false",
        "[0, -0.0]#false",
        "[1, \"1\"]#true",
        "[[1, 2], [1, 2.0]]#false",
        "[[1], 1]#true",
        "[{\"a\": 1, \"b\": 2}, {\"b\": 2, \"a\": 1}]#false",
        "[{\"a\": 1}, {\"a\": 2}]#true",
        "[{\"a\": \"1:b\"}, {\"a1\": \"b\"}]#true",
        "[null, false, 0, \"\", {}, []]#true",
        "[null, null]#false",
        "[true, \"true\"]#true",
      })
  void elementsAreEqualAsJsonSchemaSays(String elements, boolean unique) throws IOException {
    Contract contract = listOf("true", ", \"uniqueItems\": true");

    List<Violation> errors = contract.check(JSON.readTree("{\"l\": " + elements + "}")).errors();

    assertThat(errors.isEmpty()).isEqualTo(unique);
    assertThat(errors).allMatch(error -> error.code().equals(ContractProblem.UNIQUE.code()));
  }

  @Test
  void aContractThatMultipliesItsChecksIsAtFaultForASmallDocument() throws IOException {
    Contract contract =
        contract(
            """
            {"$defs": {"n": {"type": "object", "properties": {"a": {"anyOf": [
              {"allOf": [{"$ref": "#/$defs/n"}, {"required": ["z"]}]},
              {"allOf": [{"$ref": "#/$defs/n"}, {"required": ["y"]}]}]}}}},
             "$ref": "#/$defs/n"}
            """);
    JsonNode document = JSON.readTree("{\"a\":".repeat(60) + "1" + "}".repeat(60));

    assertThatThrownBy(() -> within(() -> contract.check(document)))
        .isInstanceOfSatisfying(
            Undecided.class,
            e ->
                assertThat(e.violation().code())
                    .isEqualTo(ContractProblem.CONTRACT_ENDLESS.code()));
  }

  @Test
  void aDocumentWithVeryManyValuesIsItselfAtFault() throws IOException {
    String each = "{\"type\": \"array\", \"items\": {\"type\": \"integer\"}}";
    Contract contract =
        contract(
            "{\"type\": \"object\", \"properties\": {\"l\": {\"allOf\": ["
                + String.join(",", java.util.Collections.nCopies(20, each))
                + "]}}}");

    List<Violation> errors = within(() -> contract.check(list(String::valueOf, 90_000)).errors());

    assertThat(errors)
        .extracting(Violation::code)
        .containsExactly(ContractProblem.TOO_COSTLY.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {"{#\"\":0#}", "[#\"\\u0000\"#]", "[#1e999#]"})
  void thePlacesOfManyMistakesAreNotAllWorkedOut(String open, String wrong, String close) {
    String name = "n".repeat(990);
    String body =
        ("{\"" + name + "\":").repeat(60)
            + open
            + String.join(",", java.util.Collections.nCopies(90_000, wrong))
            + close
            + "}".repeat(60);

    Parsed parsed = within(() -> new StrictJson().parse(body.getBytes(UTF_8), 1 << 20));

    assertThat(parsed.violations()).hasSize(50);
  }

  private static <T> T within(Supplier<T> work) {
    long before = THREADS.getCurrentThreadCpuTime();
    try {
      return work.get();
    } finally {
      long millis = TimeUnit.NANOSECONDS.toMillis(THREADS.getCurrentThreadCpuTime() - before);
      assertThat(millis).as("ms of one thread").isLessThan(MOST_MILLIS);
    }
  }

  private static Contract contract(String schema) throws IOException {
    return Contracts.alone("k", JSON.readTree(schema));
  }

  private static Contract listOf(String items, String more) throws IOException {
    return contract(
        "{\"type\": \"object\", \"properties\": {\"l\": {\"type\": \"array\", \"items\": "
            + items
            + more
            + "}}}");
  }

  private static JsonNode list(java.util.function.IntFunction<String> element, int count) {
    try {
      return JSON.readTree(
          "{\"l\": [" + IntStream.range(0, count).mapToObj(element).collect(joined()) + "]}");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An object with all names of so many blocks, which have the same hash code. */
  private static String names(int blocks) {
    return IntStream.range(0, 1 << blocks)
        .mapToObj(i -> '"' + name(i, blocks) + "\":0")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String name(int i, int blocks) {
    return IntStream.range(0, blocks)
        .mapToObj(block -> (i >> block & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(",");
  }
}
