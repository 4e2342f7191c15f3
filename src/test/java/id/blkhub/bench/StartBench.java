package id.blkhub.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start of the hub beside that of an empty application of the same parts. */
class StartBench {
  private static final int STARTS = Integer.getInteger("hub.bench.starts", 5);

  @TempDir Path folder;

  @Test
  void besideAnEmptyApplication() throws Exception {
    Map<String, List<Double>> empty = new HashMap<>();
    Map<String, List<Double>> hub = new HashMap<>();
    Map<String, List<Double>> again = new HashMap<>();
    for (int run = 0; run < STARTS; run++) {
      Path own = folder.resolve("e" + run);
      add(empty, Child.run(own, "1g", EmptyMain.class, own));
      own = folder.resolve("h" + run);
      add(hub, Child.run(own, "1g", GrowthMain.class, "start", own, 0));
      add(again, Child.run(own, "1g", GrowthMain.class, "start", own, 0));
    }
    double ratio = median(hub, "millis") / median(empty, "millis");
    double onData = median(again, "millis") / median(empty, "millis");
    String text =
        """
        From the start of the process until all ports are open; median of %d, taken in turns. The empty
        application is Spring Boot with the same class path, a Camel context without routes and an
        Artemis with AMQP, MQTT and STOMP: no routes, mappings, contracts, databases or console of its own.

        | | s | ratio | limit | | processor, s |
        |---|---|---|---|---|---|
        | empty application | %.1f | 1 | | | %.1f |
        | hub, new data folder | %.1f | %.2f | at most 1.50 | %s | %.1f |
        | hub, on its data | %.1f | %.2f | at most 1.50 | %s | %.1f |
        """
            .formatted(
                STARTS,
                median(empty, "millis") / 1000,
                median(empty, "processor"),
                median(hub, "millis") / 1000,
                ratio,
                Growth.judged(ratio <= 1.5),
                median(hub, "processor"),
                median(again, "millis") / 1000,
                onData,
                Growth.judged(onData <= 1.5),
                median(again, "processor"));
    BenchReport.add(
        "55 Start",
        text,
        "growth",
        Map.of(
            "start", ratio,
            "startOnItsData", onData,
            "startProcessor", median(again, "processor") / median(empty, "processor")));
  }

  private static void add(Map<String, List<Double>> all, Map<String, Double> one) {
    one.forEach((name, value) -> all.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
  }

  private static double median(Map<String, List<Double>> all, String name) {
    return Growth.median(all.get(name));
  }
}
