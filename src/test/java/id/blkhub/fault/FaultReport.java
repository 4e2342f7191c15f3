package id.blkhub.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Collects what was done and counted, as target/faults/report.md and report.json. */
public final class FaultReport {
  private static final Path FOLDER = Path.of("target", "faults");
  private static final Path ROWS = FOLDER.resolve("rows");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private FaultReport() {}

  /**
   * Adds a row, or replaces the one of an earlier run; called when everything that must hold held.
   *
   * @param fault which one, as docs/reliability.md numbers and names it: {@code 2 database gone}
   * @param database SQLite, PostgreSQL, or "" where it does not matter
   * @param done what was done to the hub, with its extent
   * @param counted the figures of this run
   */
  public static synchronized void add(String fault, String database, String done, String counted)
      throws IOException {
    Files.createDirectories(ROWS);
    ObjectNode row = JSON.createObjectNode();
    row.put("fault", fault);
    row.put("database", database);
    row.put("done", done);
    row.put("counted", counted);
    row.put("extent", Extent.full() ? "full" : "short");
    String name = (fault + ' ' + database).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    JSON.writeValue(ROWS.resolve(name + ".json").toFile(), row);
    write();
  }

  private static void write() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(ROWS)) {
      files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    ObjectNode report = JSON.createObjectNode();
    report.put("jdk", System.getProperty("java.vm.name") + ' ' + Runtime.version());
    report.put("processors", Runtime.getRuntime().availableProcessors());
    ArrayNode rows = report.putArray("faults");
    StringBuilder text = new StringBuilder("# What was done to the hub, and what was counted\n\n");
    text.append("JDK ").append(Runtime.version()).append(", ");
    text.append(report.get("processors").asInt()).append(" processors. ");
    text.append("Everything that must hold held; docs/reliability.md says what that is.\n\n");
    text.append("| fault | database | extent | done | counted |\n|---|---|---|---|---|\n");
    for (Path file : files) {
      ObjectNode row = (ObjectNode) JSON.readTree(file.toFile());
      rows.add(row);
      for (String cell : List.of("fault", "database", "extent", "done", "counted")) {
        text.append("| ").append(row.get(cell).asText()).append(' ');
      }
      text.append("|\n");
    }
    Files.writeString(FOLDER.resolve("report.md"), text);
    JSON.writeValue(FOLDER.resolve("report.json").toFile(), report);
  }
}
