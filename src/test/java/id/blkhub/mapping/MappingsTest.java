package id.blkhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void everyFileOfTheProjectCompiles() {
    assertThat(Mappings.load(Path.of("mappings")).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": ",
        "{\"a\": no-such-function(.a)}",
        "{\"a\": now()}",
        "{\"a\": random()}",
        "import \"../../etc/passwd\" as x {\"a\": 1}",
        "import \"p/missing.jslt\" as x {\"a\": 1}",
        "{\"a\": date-from(.a)}"
      })
  void aBadFileBreaksNothing(String bad) throws IOException {
    write("p/in/bad.jslt", bad);
    write("p/in/good.jslt", "{\"a\": .a} // now() in a comment");

    Mappings mappings = Mappings.load(folder);

    assertThat(mappings.names()).containsExactly("p/in/good");
    assertThat(mappings.problems())
        .extracting(p -> p.file() + " " + p.code())
        .containsExactly("p/in/bad.jslt HUB-M001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code,name\n1,a\n1,b",
        "code,name\n1",
        "code,name,aliases\n1,a,x\n2,b,X",
        "name\na"
      })
  void aBadTableIsAProblemAndDoesNotExist(String csv) throws IOException {
    write("reference/bad.csv", csv);
    write("reference/good.csv", "code,name\n1,one\n");

    ReferenceTables tables = ReferenceTables.load(folder);

    assertThat(tables.problems()).extracting(FileProblem::code).containsExactly("HUB-M003");
    assertThat(tables.has("bad")).isFalse();
    assertThat(tables.code("good", " ONE ")).contains("1");
  }

  @Test
  void shouldFindANameOfATableHoweverItIsComposed() throws IOException {
    write("reference/good.csv", "code,name\n1,Caf\u00e9\n2,Cre\u0301me\n");

    ReferenceTables tables = ReferenceTables.load(folder);

    assertThat(tables.code("good", "cafe\u0301")).contains("1");
    assertThat(tables.code("good", "CR\u00c9ME")).contains("2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "def f(x) f($x) f(.)#HUB-M011",
        "code(\"no-such-table\", \"x\")#HUB-M010",
        "error(\"3507245703040002\")#HUB-M010",
        "[1]#HUB-M013",
        "null#HUB-M013"
      })
  void aMappingThatFailsSaysWhereAndNeverWhat(String jslt, String code) throws IOException {
    write("p/in/k.jslt", jslt);
    Mapping mapping = Mappings.load(folder).incoming("p", "k").orElseThrow();

    assertThatThrownBy(() -> mapping.apply(json("{}")))
        .isInstanceOfSatisfying(
            MappingFailed.class,
            e -> {
              assertThat(e.violation().code()).isEqualTo(code);
              assertThat(e.violation().message().en()).contains("p/in/k");
            })
        .hasMessageNotContaining("3507245703040002");
  }

  @Test
  void aMappingThatMultipliesItsInputIsStopped() throws IOException {
    write("p/in/k.jslt", "let a = [for (.n) 1] let b = [for ($a) $a] {\"all\": [for ($b) $b]}");
    Mapping mapping = Mappings.load(folder).incoming("p", "k").orElseThrow();
    StringBuilder numbers = new StringBuilder("0");
    numbers.append(",0".repeat(99));

    assertThatThrownBy(() -> mapping.apply(json("{\"n\":[" + numbers + "]}")))
        .isInstanceOfSatisfying(
            MappingFailed.class, e -> assertThat(e.violation().code()).isEqualTo("HUB-M012"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        ".lspLicence == \"BNSP-LSP-0383-ID\"#true",
        ".lspLicence == \"other\"#false",
        "contains(\"teknik-las\", .vocationCodes)#true",
        ".context.consents#false",
        ".missing#false",
        "not(.missing)#true"
      })
  void shouldDecideByPredicate(String when, boolean expected) throws IOException {
    Predicate predicate = Mappings.load(folder).compilePredicate(when);

    assertThat(
            predicate.test(
                json(
                    "{\"lspLicence\":\"BNSP-LSP-0383-ID\",\"vocationCodes\":[\"teknik-las\"],"
                        + "\"context\":{\"consents\":[]}}")))
        .isEqualTo(expected);
  }

  @Test
  void shouldRefuseAPredicateThatIsNoJslt() {
    assertThatThrownBy(() -> Mappings.load(folder).compilePredicate(".a =="))
        .isInstanceOfSatisfying(
            MappingFailed.class, e -> assertThat(e.violation().code()).isEqualTo("HUB-M002"));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }
}
