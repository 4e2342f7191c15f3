package id.blkhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A code table, whatever is in it: one in which every code is found, or a problem. */
class ReferenceTableFuzzTest {
  @TempDir private static Path mappings;
  private static Path file;

  @BeforeAll
  static void makeFolder() throws IOException {
    file = Files.createDirectory(mappings.resolve("reference")).resolve("codes.csv");
  }

  @FuzzTest(maxDuration = "10m")
  void shouldReadAnyFile(byte[] content) throws Exception {
    load(content);
  }

  @Test
  void shouldReadChangedSeeds() throws Exception {
    Seeds.change(getClass(), ReferenceTableFuzzTest::load);
  }

  private static void load(byte[] content) throws Exception {
    Files.write(file, content);
    ReferenceTables tables = Cost.bounded(() -> ReferenceTables.load(mappings));

    assertThat(tables.has("codes")).isEqualTo(tables.problems().isEmpty());
    assertThat(ReferenceTables.load(mappings).problems()).isEqualTo(tables.problems());
    for (FileProblem problem : tables.problems()) {
      assertThat(problem.line()).isPositive();
      assertThat(problem.message().en()).isNotBlank();
    }
    for (String code : tables.codes("codes")) {
      assertThat(code).isNotBlank();
      assertThat(tables.code("codes", code)).as("the code itself").hasValue(code);
      for (String column : tables.columns("codes")) {
        tables.value("codes", code, column).ifPresent(value -> assertThat(value).isNotEmpty());
      }
    }
  }
}
