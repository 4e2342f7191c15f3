package id.blkhub.bench;

import java.nio.file.Path;
import java.util.ArrayList;
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
    List<Double> hub = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    List<Double> empty = new ArrayList<>();
    for (int run = 0; run < STARTS; run++) {
      Path own = folder.resolve("e" + run);
      empty.add(Child.run(own, "1g", EmptyMain.class, own).get("millis"));
      own = folder.resolve("h" + run);
      hub.add(Child.run(own, "1g", GrowthMain.class, "start", own, 0).get("millis"));
      again.add(Child.run(own, "1g", GrowthMain.class, "start", own, 0).get("millis"));
    }
    double ratio = Growth.median(hub) / Growth.median(empty);
    double onData = Growth.median(again) / Growth.median(empty);
    String text =
        """
        From the start of the process until all ports are open; median of %d, taken in turns. The empty
        application is Spring Boot with the same class path, a Camel context without routes and an
        Artemis with AMQP, MQTT and STOMP: no routes, mappings, contracts, databases or console of its own.

        | | s | ratio | limit | |
        |---|---|---|---|---|
        | empty application | %.1f | 1 | | |
        | hub, new data folder | %.1f | %.2f | at most 1.50 | %s |
        | hub, on its data | %.1f | %.2f | at most 1.50 | %s |
        """
            .formatted(
                STARTS,
                Growth.median(empty) / 1000,
                Growth.median(hub) / 1000,
                ratio,
                Growth.judged(ratio <= 1.5),
                Growth.median(again) / 1000,
                onData,
                Growth.judged(onData <= 1.5));
    BenchReport.add("55 Start", text, "growth", Map.of("start", ratio, "startOnItsData", onData));
  }
}
