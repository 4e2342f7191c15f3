package id.blkhub.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A measurement in a process of its own, with a young JVM and a heap of a known size. */
final class Child {
  /** Begins the line on standard output that holds the figures as a JSON object. */
  static final String RESULT = "RESULT ";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LONGEST_MINUTES = 120;

  private Child() {}

  /**
   * Runs a main class of the tests and waits for its end.
   *
   * @param heap such as {@code 1g}
   * @return its figures by name
   * @throws IllegalStateException when it gave none; the message holds the end of its output
   */
  static Map<String, Double> run(Path folder, String heap, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    return JSON.convertValue(
        figures(folder, heap, main, arguments), new TypeReference<Map<String, Double>>() {});
  }

  /** The same for a main class whose figures are more than numbers by name. */
  static JsonNode figures(Path folder, String heap, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
    } finally {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    for (String line : lines) {
      if (line.startsWith(RESULT)) {
        return JSON.readTree(line.substring(RESULT.length()));
      }
    }
    throw new IllegalStateException(
        "no result of "
            + command.subList(4, command.size())
            + ":\n"
            + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size())));
  }

  /** Ends a child with its figures; clients' threads are no reason to stay. */
  static void end(Map<String, Double> figures) throws IOException {
    System.out.println(RESULT + new ObjectMapper().writeValueAsString(figures));
    System.exit(0);
  }
}
