package id.blkhub.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs one subject of {@link BenchMain} in a process of its own, with nothing beside it. */
final class BenchProcess {
  private static final int LONGEST_MINUTES = 15;

  private BenchProcess() {}

  /**
   * @param folder for its data, which is new and deleted by the caller
   * @return the figures it printed
   */
  static JsonNode run(Path folder, String subject, Object... more) throws Exception {
    Path data = Files.createTempDirectory(folder, subject);
    Path log = folder.resolve(data.getFileName() + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx3g", "-cp", classPath(), BenchMain.class.getName()));
    command.add(subject);
    command.add(data.toString());
    for (Object one : more) {
      command.add(one.toString());
    }
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(subject + " did not end, see " + log);
      }
    } finally {
      process.destroyForcibly();
    }
    return result(log);
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static JsonNode result(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith(BenchMain.RESULT)) {
        return new ObjectMapper().readTree(lines.get(i).substring(BenchMain.RESULT.length()));
      }
    }
    throw new IllegalStateException(
        "no result: "
            + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())));
  }

  /** The middle of all values under one name, of several runs. */
  static double median(List<JsonNode> runs, String name) {
    List<Double> values = new ArrayList<>();
    runs.forEach(run -> run.path(name).forEach(value -> values.add(value.asDouble())));
    values.sort(null);
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  /** The name with the highest value. */
  static Map.Entry<String, Double> best(JsonNode figures) {
    Map<Double, String> byValue = new TreeMap<>();
    figures.properties().forEach(one -> byValue.put(one.getValue().asDouble(), one.getKey()));
    Map.Entry<Double, String> last = ((TreeMap<Double, String>) byValue).lastEntry();
    return Map.entry(last.getValue(), last.getKey());
  }
}
