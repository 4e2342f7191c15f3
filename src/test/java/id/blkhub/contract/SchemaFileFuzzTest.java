package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import id.blkhub.mapping.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A schema file, whatever is in it: a contract that judges every document, or a problem of the
 * file.
 */
class SchemaFileFuzzTest {
  @TempDir private static Path mappings;
  private static Path file;
  private static JsonNode document;

  @BeforeAll
  static void makeFolder() throws IOException {
    file = Files.createDirectories(mappings.resolve("supra/in")).resolve("vacancy.schema.json");
    document =
        new JsonMapper().readTree(Path.of("mappings/supra/in/vacancy/full.in.json").toFile());
  }

  @FuzzTest(maxDuration = "10m")
  void shouldUseOrRefuseAnyFile(byte[] content) throws Exception {
    use(content);
  }

  @Test
  void shouldUseOrRefuseChangedSeeds() throws Exception {
    Seeds.change(getClass(), SchemaFileFuzzTest::use);
  }

  private static void use(byte[] content) throws Exception {
    Files.write(file, content);
    Contracts loaded = Cost.bounded(() -> Contracts.load(mappings));

    Optional<Contract> contract = loaded.incoming("supra", "vacancy");
    List<FileProblem> problems =
        loaded.problems().stream()
            .filter(problem -> problem.file().endsWith("vacancy.schema.json"))
            .toList();
    assertThat(contract.isPresent()).as("%s", problems).isEqualTo(problems.isEmpty());
    for (FileProblem problem : problems) {
      assertThat(problem.line()).isPositive();
      assertThat(problem.column()).isPositive();
      assertThat(problem.message().en()).isNotBlank();
    }
    if (contract.isPresent()) {
      Object verdict = Cost.bounded(() -> verdict(contract.get()));
      assertThat(verdict(contract.get())).as("the same once more").isEqualTo(verdict);
      contract.get().fields().forEach(contract.get()::privacy);
    }
  }

  private static Object verdict(Contract contract) {
    try {
      return contract.check(document);
    } catch (Undecided e) {
      return Undecided.class;
    }
  }
}
