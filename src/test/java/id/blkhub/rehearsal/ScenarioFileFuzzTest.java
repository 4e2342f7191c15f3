package id.blkhub.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario file, whatever is in it: one that can be played, or all that is wrong with it. */
class ScenarioFileFuzzTest {
  @TempDir private static Path folder;
  private static ScenarioReader reader;

  @BeforeAll
  static void loadFiles() {
    reader =
        new ScenarioReader(
            Workspace.load(
                Path.of("routes"),
                Path.of("mappings"),
                Clock.fixed(Instant.parse("2026-06-01T05:00:00Z"), ZoneOffset.UTC)));
  }

  @FuzzTest(maxDuration = "10m")
  void shouldReadAnyFile(byte[] content) throws Exception {
    read(content);
  }

  @Test
  void shouldReadChangedSeeds() throws Exception {
    Seeds.change(getClass(), ScenarioFileFuzzTest::read);
  }

  private static void read(byte[] content) throws Exception {
    Path file = Files.write(folder.resolve("a.scenario.yaml"), content);
    Object read = Cost.bounded(() -> read(file));

    assertThat(read).isNotEqualTo(List.of());
    if (read instanceof List<?> problems) {
      assertThat(read(file)).isEqualTo(problems);
    }
  }

  /** A scenario, or the lines that say why there is none. */
  private static Object read(Path file) {
    try {
      return reader.read(file);
    } catch (ScenarioUnsound e) {
      return e.lines();
    }
  }
}
