package id.blkhub.bench;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live heap of a hub that has carried many messages. */
class MemoryBench {
  private static final int FEW = 10_000;

  /** {@code -Dhub.bench.messages=1000000} for the million; the default takes minutes. */
  private static final int MANY = Integer.getInteger("hub.bench.messages", 200_000);

  @TempDir Path folder;

  @Test
  void afterAMillionMessagesAsAfterTenThousand() throws Exception {
    Map<String, Double> run =
        Child.run(folder, "1g", GrowthMain.class, "messages", folder.resolve("hub"), FEW, MANY);
    double ratio = run.get("after") / run.get("before");
    String text =
        """
        One process, different messages all the while, all of them taken by their receiver.

        | live heap after %,d messages, MiB | after %,d | ratio | limit | |
        |---|---|---|---|---|
        | %.1f | %.1f | %.2f | at most 1.10 | %s |
        """
            .formatted(
                FEW, MANY, run.get("before"), run.get("after"), ratio, Growth.judged(ratio <= 1.1));
    BenchReport.add(
        "54 Heap after many messages",
        text,
        "growth",
        Map.of("liveHeap", ratio, "liveHeapMessages", (double) MANY));
  }
}
