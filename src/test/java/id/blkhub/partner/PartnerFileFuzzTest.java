package id.blkhub.partner;

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

/** A partner.yaml, whatever is in it: a profile or its problems, and never an exception. */
class PartnerFileFuzzTest {
  @TempDir private static Path routes;
  private static Path file;

  @BeforeAll
  static void makeFolder() throws IOException {
    file = Files.createDirectory(routes.resolve("supra")).resolve("partner.yaml");
  }

  @FuzzTest(maxDuration = "10m")
  void shouldReadAnyFile(byte[] content) throws Exception {
    load(content);
  }

  @Test
  void shouldReadChangedSeeds() throws Exception {
    Seeds.change(getClass(), PartnerFileFuzzTest::load);
  }

  private static void load(byte[] content) throws Exception {
    Files.write(file, content);
    PartnerProfiles loaded = Cost.bounded(() -> PartnerProfiles.load(routes));

    assertThat(PartnerProfiles.load(routes)).isEqualTo(loaded);
    assertThat(loaded.profiles().containsKey("supra")).isEqualTo(loaded.problems().isEmpty());
    for (ProfileProblem problem : loaded.problems()) {
      assertThat(problem.file()).isEqualTo(file);
      assertThat(problem.line()).isPositive();
      assertThat(problem.column()).isPositive();
      assertThat(problem.message().en()).isNotBlank();
      assertThat(problem.message().id()).isNotBlank();
    }
  }
}
