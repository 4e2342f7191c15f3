package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test of the guide to tests of routes passes with the guide's route, and can fail. */
class RouteTestsGuideTest {
  private static final Path GUIDE = Path.of("docs/integrator/route-tests.md");
  private static final Pattern FILE =
      Pattern.compile("(?ms)^<!-- file: (\\S+) -->\\n```\\w+\\n(.*?)^```$");
  private static final Path ROUTE = Path.of("routes/disnaker/vacancy.camel.yaml");

  @TempDir Path folder;

  @BeforeEach
  void writeTheFilesOfTheGuide() throws IOException {
    Matcher files = FILE.matcher(Files.readString(GUIDE));
    while (files.find()) {
      Path file = folder.resolve(files.group(1));
      Files.createDirectories(file.getParent());
      // there the tests run in their folder
      Files.writeString(file, files.group(2).replace("\"routes/", "\"" + folder + "/routes/"));
    }
  }

  @Test
  void shouldPassAsTheGuideSays() throws Exception {
    assertThat(run().failures())
        .hasSize(4)
        .allSatisfy((test, failure) -> assertThat(failure).isEmpty());
  }

  @Test
  void shouldFailWhereTheRouteLacksAStepOrSendsElsewhere() throws Exception {
    Path route = folder.resolve(ROUTE);
    String sound = Files.readString(route);

    Files.writeString(route, sound.replaceAll("(?m)^.*ref: settleDeliveries.*\\R", ""));
    assertThat(failed(run()))
        .containsExactlyInAnyOrder(
            "shouldTakeTheWholeBatchThroughItsStepsInOrder",
            "shouldKeepABadMessageAsideAlone",
            "shouldTryTheBatchAgainWhenItIsSentBack");

    Files.writeString(route, sound.replace("/lowongan", "/lain"));
    assertThat(failed(run()))
        .containsExactlyInAnyOrder(
            "shouldTakeTheWholeBatchThroughItsStepsInOrder", "shouldCallTheAddressFromTheSettings");

    Files.writeString(route, sound.replace("final: true", "fianl: true"));
    assertThat(failed(run())).hasSize(4);
  }

  private static List<String> failed(JupiterRun run) {
    return run.failures().entrySet().stream()
        .filter(entry -> entry.getValue().isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  private JupiterRun run() throws Exception {
    Path classes = Files.createTempDirectory(folder, "classes");
    Path source = onlyJavaFile();
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-cp",
                path,
                "-d",
                classes.toString(),
                source.toString());
    assertThat(exit).as("it compiles").isZero();
    String name =
        folder
            .resolve("src/test/java")
            .relativize(source)
            .toString()
            .replace('/', '.')
            .replace(".java", "");
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, RouteTestsGuideTest.class.getClassLoader())) {
      return JupiterRun.of(loader.loadClass(name));
    }
  }

  private Path onlyJavaFile() throws IOException {
    try (var files = Files.walk(folder.resolve("src"))) {
      Optional<Path> source = files.filter(file -> file.toString().endsWith(".java")).findFirst();
      return source.orElseThrow();
    }
  }
}
