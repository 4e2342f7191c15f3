package id.blkhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JSLT file, whatever is in it: a mapping that ends with a document or its one kind of failure,
 * or a problem of the file.
 */
class MappingFileFuzzTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path mappings;
  private static Path file;
  private static JsonNode document;

  @BeforeAll
  static void makeFolder() throws IOException {
    file = Files.createDirectories(mappings.resolve("supra/in")).resolve("vacancy.jslt");
    document = JSON.readTree(Path.of("mappings/supra/in/vacancy/full.in.json").toFile());
  }

  @FuzzTest(maxDuration = "10m")
  void shouldUseOrRefuseAnyFile(byte[] content) throws Exception {
    use(content);
  }

  @Test
  void shouldUseOrRefuseChangedSeeds() throws Exception {
    Seeds.change(getClass(), MappingFileFuzzTest::use);
  }

  private static void use(byte[] content) throws Exception {
    Files.write(file, content);
    Mappings loaded = Cost.bounded(() -> Mappings.load(mappings));

    Optional<Mapping> mapping = loaded.incoming("supra", "vacancy");
    assertThat(mapping.isPresent()).isEqualTo(loaded.problems().isEmpty());
    for (FileProblem problem : loaded.problems()) {
      assertThat(problem.line()).isPositive();
      assertThat(problem.column()).isPositive();
      assertThat(problem.message().en()).isNotBlank();
    }
    if (mapping.isPresent()) {
      JsonNode before = document.deepCopy();
      Object result = Cost.bounded(() -> result(mapping.get()));
      assertThat(result(mapping.get())).as("the same once more").isEqualTo(result);
      assertThat(document).as("what was given").isEqualTo(before);
      loaded.outline("supra/in/vacancy");
    }
  }

  private static Object result(Mapping mapping) {
    try {
      return mapping.apply(document);
    } catch (MappingFailed e) {
      return e.violation();
    }
  }
}
