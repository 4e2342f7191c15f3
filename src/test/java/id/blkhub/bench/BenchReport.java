package id.blkhub.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Collects measurements as target/bench/report.md and report.json. Each part is kept in a file of
 * its own, so that one can be measured again without the others.
 */
final class BenchReport {
  private static final Path FOLDER = Path.of("target", "bench");
  private static final Path PARTS = FOLDER.resolve("parts");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private BenchReport() {}

  /**
   * Adds a part, or replaces that of an earlier run.
   *
   * @param part its place and name, such as {@code 10 throughput}; parts are shown in this order
   * @param text Markdown below the heading
   * @param group the object of report.json its figures go to: {@code ratios} or {@code growth}
   * @param figures by name; not a number where it could not be measured
   */
  static synchronized void add(String part, String text, String group, Map<String, Double> figures)
      throws IOException {
    ObjectNode values = JSON.createObjectNode();
    figures.forEach((name, value) -> values.put(name, rounded(value)));
    keep(part, text, group, values);
  }

  /** The same for figures that have an aim; they go to {@code goals}, and into the text. */
  static synchronized void add(String part, String text, Map<String, Goal> goals)
      throws IOException {
    ObjectNode values = JSON.createObjectNode();
    StringBuilder all =
        new StringBuilder(text).append("\n| goal | value | aim | |\n|---|---|---|---|\n");
    goals.forEach(
        (name, goal) -> {
          values
              .putObject(name)
              .put("value", rounded(goal.value()))
              .put("aim", goal.aim())
              .put("met", goal.met());
          all.append(
              "| %s | %s | %s | %s |\n"
                  .formatted(
                      name, rounded(goal.value()), goal.aim(), goal.met() ? "met" : "missed"));
        });
    keep(part, all.toString(), "goals", values);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private static void keep(String part, String text, String group, ObjectNode figures)
      throws IOException {
    Files.createDirectories(PARTS);
    ObjectNode json = JSON.createObjectNode();
    json.put("part", part);
    json.put("text", text);
    json.put("group", group);
    json.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    json.set("figures", figures);
    JSON.writeValue(PARTS.resolve(part.replaceAll("[^a-zA-Z0-9]+", "-") + ".json").toFile(), json);
    write();
  }

  private static void write() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(PARTS)) {
      files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    ObjectNode report = JSON.createObjectNode();
    report.put("command", "mvn -Pbench verify");
    report.put("hardware", hardware());
    report.put("jdk", System.getProperty("java.vm.name") + ' ' + Runtime.version());
    report.putObject("ratios");
    report.putObject("growth");
    report.putObject("goals");
    StringBuilder text = new StringBuilder("# Measured\n\n");
    text.append("`mvn -Pbench verify` on ").append(hardware()).append("; JDK ");
    text.append(Runtime.version()).append(".\n");
    for (Path file : files) {
      ObjectNode part = (ObjectNode) JSON.readTree(file.toFile());
      ((ObjectNode) report.get(part.get("group").asText()))
          .setAll((ObjectNode) part.get("figures"));
      text.append("\n## ").append(part.get("part").asText().replaceFirst("^\\d+ ", ""));
      text.append("\n").append(part.get("text").asText().strip()).append("\n");
    }
    Files.writeString(FOLDER.resolve("report.md"), text);
    JSON.writeValue(FOLDER.resolve("report.json").toFile(), report);
  }

  private static String hardware() {
    long gib = 0;
    if (java.lang.management.ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      gib = Math.round(system.getTotalMemorySize() / 1024.0 / 1024 / 1024);
    }
    return "%d processors (%s), %d GiB, %s %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor(),
            gib,
            System.getProperty("os.name"),
            System.getProperty("os.version"));
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException elsewhere) {
      return System.getProperty("os.arch");
    }
  }
}
