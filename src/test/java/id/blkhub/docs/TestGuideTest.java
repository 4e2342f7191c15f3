package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import id.blkhub.cli.Commands;
import id.blkhub.docs.Samples.Block;
import id.blkhub.rehearsal.Rehearsal;
import id.blkhub.rehearsal.Trial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Every command of the guide to the commands {@code map} and {@code test} does what it says. */
class TestGuideTest {
  private static final Path GUIDE = Path.of("docs/integrator/test.md");
  private static final String JAR = "java -jar target/blk-exchange-hub.jar ";

  @TempDir Path folder;

  @Test
  void everyCommandWorks() throws IOException {
    List<Block> commands = Samples.of(GUIDE).toRun();

    assertThat(commands).hasSize(5);
    for (Block block : commands) {
      String line = block.text().replace("\\\n", " ").strip();
      assertThat(line).startsWith(JAR).doesNotContain("\n");
      String[] arguments =
          line.substring(JAR.length()).replace("target/cases", folder.toString()).split(" +");
      assertThat(output(arguments)).as(line).contains(block.expected());
    }
  }

  @Test
  void theScenarioOfTheGuidePasses() throws IOException {
    String scenario =
        Samples.of(GUIDE).written("yaml").stream()
            .filter(text -> text.contains("steps:"))
            .findFirst()
            .orElseThrow();
    for (String partner : List.of("exchange", "blk", "bnsp", "bank", "dinkop", "supra")) {
      copy(Path.of("routes", partner), folder.resolve(partner));
    }
    Files.writeString(folder.resolve("guide.scenario.yaml"), scenario);

    List<Trial> trials =
        Rehearsal.of(folder, Path.of("mappings")).run(name -> name.contains("guide"));

    assertThat(trials).hasSize(1).allSatisfy(trial -> assertThat(trial.complaint()).isEmpty());
  }

  private static String output(String[] arguments) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream both = new PrintStream(written, true, StandardCharsets.UTF_8);
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Level level = root.getLevel();
    System.setOut(both);
    System.setErr(both);
    try {
      OptionalInt code = Commands.run(arguments);
      assertThat(code).as(Arrays.toString(arguments) + written).hasValue(0);
    } finally {
      System.setOut(out);
      System.setErr(err);
      // a command is alone in its process and silences it
      root.setLevel(level);
    }
    return written.toString(StandardCharsets.UTF_8);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
