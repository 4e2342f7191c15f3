package id.blkhub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route file, whatever is in it: lint says what is wrong, where, and never fails itself. */
class RouteFileFuzzTest {
  private static final LintContext AROUND = new LintContext(LintContext.STEPS, setting -> true);

  @TempDir private static Path routes;
  private static Path file;

  @BeforeAll
  static void makeFolder() throws IOException {
    Path spine = Files.createDirectory(routes.resolve("exchange"));
    for (Path template : Routes.list(Path.of("routes/exchange"), Files::isRegularFile)) {
      Files.copy(template, spine.resolve(template.getFileName()));
    }
    file = Files.createDirectory(routes.resolve("supra")).resolve("vacancy.camel.yaml");
  }

  @FuzzTest(maxDuration = "10m")
  void shouldCheckAnyFile(byte[] content) throws Exception {
    check(content);
  }

  @Test
  void shouldCheckChangedSeeds() throws Exception {
    Seeds.change(getClass(), RouteFileFuzzTest::check);
  }

  private static void check(byte[] content) throws Exception {
    Files.write(file, content);
    List<Finding> findings = Cost.bounded(RouteFileFuzzTest::findings);

    assertThat(findings()).as("the same once more").isEqualTo(findings);
    for (Finding finding : findings) {
      assertThat(finding.line()).isPositive();
      assertThat(finding.column()).isPositive();
      assertThat(finding.message().en()).isNotBlank();
    }
  }

  private static List<Finding> findings() {
    LintReport lintReport = new LintReport();
    Routes read = Routes.read(routes, lintReport);
    RouteChecks.check(read, AROUND, lintReport);
    Readers.of(read);
    return lintReport.sorted();
  }
}
