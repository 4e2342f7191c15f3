package id.blkhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import id.blkhub.cli.Commands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The repository that integrators begin with passes what it asks of every change. */
class ExampleRepositoryTest {
  private static final Path REPOSITORY = Path.of("deploy/example-repository");
  private static final String ROUTES = REPOSITORY.resolve("routes").toString();
  private static final String MAPPINGS = REPOSITORY.resolve("mappings").toString();

  private record Ended(int code, String said) {}

  @Test
  void lintFindsNothing() {
    Ended ended = run("lint", "--lang", "en");

    assertThat(ended.said()).contains("Errors: 0, warnings: 0");
    assertThat(ended.code()).isZero();
  }

  @Test
  void everyCaseAndScenarioPasses() {
    Ended ended = run("test");

    assertThat(ended.said()).containsPattern("\\b[1-9]\\d* cases, 0 failed");
    assertThat(ended.code()).isZero();
  }

  @Test
  void itHoldsRoutesAndMappingsOnlyAndWhatIsOfTheReleaseOnce() throws IOException {
    try (Stream<Path> files = Files.list(REPOSITORY)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("README.md", "check.sh", "routes", "mappings");
    }
    try (Stream<Path> files = Files.walk(REPOSITORY)) {
      Set<String> links =
          files
              .filter(Files::isSymbolicLink)
              .map(link -> REPOSITORY.relativize(link).toString())
              .collect(Collectors.toSet());
      assertThat(links).contains("routes/exchange", "mappings/canonical/vacancy.schema.json");
      for (String link : links) {
        assertThat(REPOSITORY.resolve(link).toRealPath()).isEqualTo(Path.of(link).toRealPath());
      }
    }
  }

  @Test
  void itsScriptRunsBothCommandsAndNothingElse() throws IOException {
    assertThat(Files.readAllLines(REPOSITORY.resolve("check.sh")))
        .filteredOn(line -> line.startsWith("java"))
        .containsExactly("java -jar \"$jar\" lint", "java -jar \"$jar\" test");
    assertThat(REPOSITORY.resolve("check.sh")).isExecutable();
  }

  private static Ended run(String... command) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream both = new PrintStream(written, true, StandardCharsets.UTF_8);
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level level = root.getLevel();
    System.setOut(both);
    System.setErr(both);
    try {
      List<String> arguments = new ArrayList<>(List.of(command));
      arguments.addAll(List.of("--routes", ROUTES, "--mappings", MAPPINGS));
      int code = Commands.run(arguments.toArray(String[]::new)).orElseThrow();
      return new Ended(code, written.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
      // a command is alone in its process and silences it
      root.setLevel(level);
    }
  }
}
