package id.blkhub.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies from a kilobyte to a mebibyte: the memory that messages on their way take. */
class BodySizeBench {
  private static final double MOST = 8;

  /** Bytes of a body, and how many of them are on their way at once. */
  private static final Map<Integer, Integer> IN_FLIGHT =
      new LinkedHashMap<>(
          Map.ofEntries(
              Map.entry(1_000, 8_000),
              Map.entry(10_000, 3_000),
              Map.entry(100_000, 400),
              Map.entry(1_040_000, 48)));

  @TempDir Path folder;

  @Test
  void fromAKilobyteToAMebibyte() throws Exception {
    StringBuilder text =
        new StringBuilder(
            """
            So many vacancies lie before the intake, all of them accepted; then the hub takes them on.
            Live heap beyond that of the idle hub, at its highest until all are available to their
            receiver and journalled, divided by the bodies: what one byte of a message on its way costs.
            Limit: at most 8.

            | body | on their way | live heap at most, MiB | by the bodies | |
            |---|---|---|---|---|
            """);
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int bytes : IN_FLIGHT.keySet().stream().sorted().toList()) {
      int count = IN_FLIGHT.get(bytes);
      Path own = folder.resolve("b" + bytes);
      Map<String, Double> run = Child.run(own, "2g", GrowthMain.class, "body", own, bytes, count);
      text.append(
          "| %,d bytes | %,d | %.0f | %.1f | %s |%n"
              .formatted(
                  bytes,
                  count,
                  run.get("peakMiB"),
                  run.get("ratio"),
                  Growth.judged(run.get("ratio") <= MOST)));
      figures.put("memoryByBody" + bytes, run.get("ratio"));
    }
    BenchReport.add("53 Bodies from 1 kB to 1 MiB", text.toString(), "growth", figures);
  }
}
