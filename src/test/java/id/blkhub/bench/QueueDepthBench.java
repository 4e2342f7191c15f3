package id.blkhub.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A queue of ten thousand deliveries, and one of a million. */
class QueueDepthBench {
  private static final int SHALLOW = 10_000;
  private static final int DEEP = Integer.getInteger("hub.bench.queue", 1_000_000);

  @TempDir Path folder;

  @Test
  void fromTenThousandToAMillionInOneQueue() throws Exception {
    Map<String, Double> before = run("a", SHALLOW);
    Map<String, Double> deep = run("b", DEEP);
    Map<String, Double> after = run("c", SHALLOW);
    double shallow = Growth.median(List.of(before.get("rate"), after.get("rate")));
    double ratio = deep.get("rate") / shallow;
    String text =
        """
        Deliveries of one partner and kind wait in their queue while its route stands; then the first
        8,000 are taken out, mapped and made available. Heap 1 GiB.

        | | %,d waiting | %,d waiting | ratio | limit | |
        |---|---|---|---|---|---|
        | drained/s | %.0f (%.0f, %.0f) | %.0f | %.2f | at least 0.80 | %s |
        | live heap, MiB | %.0f | %.0f | | bounded: the queue goes on on disk | %s |

        Only the queues behind intake can grow that deep. `in.<partner>.<kind>` holds at most
        `hub.broker.accepted-per-address` and then slows its senders down.
        """
            .formatted(
                SHALLOW,
                DEEP,
                shallow,
                before.get("rate"),
                after.get("rate"),
                deep.get("rate"),
                ratio,
                Growth.judged(ratio >= 0.8),
                before.get("liveMiB"),
                deep.get("liveMiB"),
                Growth.judged(deep.get("liveMiB") <= 512));
    BenchReport.add(
        "51 From ten thousand to a million messages in a queue",
        text,
        "growth",
        Map.of("queueDrain", ratio, "queueDepth", (double) DEEP));
  }

  private Map<String, Double> run(String name, int depth) throws Exception {
    Path own = folder.resolve(name);
    return Child.run(own, "1g", GrowthMain.class, "queue", own, depth);
  }
}
