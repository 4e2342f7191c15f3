package id.blkhub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A message that comes alone, as most do: at 1, 10 and 50 a second, beside plain code that does the
 * same receives and sends with one consumer.
 */
class RateBench {
  private static final int SECONDS = Integer.getInteger("bench.rate.seconds", 30);
  private static final int WARM_SECONDS = Integer.getInteger("bench.rate.warm", 60);
  private static final int SMALL = 1_000;
  private static final String HEAP = "1g";

  @TempDir Path folder;

  @Test
  void aloneAndInAThinStream() throws Exception {
    Map<String, Double> raw = run("raw");
    Map<String, Double> hub = run("hub");

    StringBuilder text = new StringBuilder();
    text.append(
        """
        An enrolment of 1 kB to three receivers over AMQP, sent at a fixed pace by one client, clients in the same
        process; %d s at each rate after %d s at 100 a second. Processor time is that of the hub's and the broker's
        threads, without clients, compiler and collector.

        | a second | 1 | 10 | 50 |
        |---|---|---|---|
        """
            .formatted(SECONDS, WARM_SECONDS));
    row(text, "hub: processor time a message, ms", hub, "cpu", "%.1f");
    row(text, "of it the hub's threads", hub, "hub", "%.1f");
    row(text, "of it the broker's threads", hub, "broker", "%.1f");
    row(text, "hub: times a thread gave its processor away, a message", hub, "switches", "%.0f");
    row(text, "hub: written to disk a message, kB", hub, "written", "%.0f");
    row(text, "hub: syncs a message", hub, "syncs", "%.1f");
    row(text, "hub: allocated a message, all threads, kB", hub, "allocated", "%.0f");
    for (String what : new String[] {"confirmed", "received"}) {
      for (String percent : new String[] {"P50", "P99"}) {
        String name = "sent until " + what + ", " + percent.toLowerCase(java.util.Locale.ROOT);
        row(text, "hub: " + name + ", ms", hub, what + percent, "%.1f");
        row(text, "raw: " + name + ", ms", raw, what + percent, "%.1f");
      }
    }

    BenchReport.add("15 Messages that come alone", text.toString(), goals(hub, raw));
    assertThat(hub.get("cpuAt50")).isPositive();
  }

  private static Map<String, Goal> goals(Map<String, Double> hub, Map<String, Double> raw) {
    Map<String, Goal> goals = new LinkedHashMap<>();
    goals.put("cpuAt50", Goal.atMost(hub.get("cpuAt50"), 3.5));
    goals.put("writtenAt10", Goal.atMost(hub.get("writtenAt10"), 60));
    goals.put("syncsAt10", Goal.atMost(hub.get("syncsAt10"), 5));
    goals.put("latencyIdle", Goal.atMost(hub.get("receivedP50At1") / raw.get("receivedP50At1"), 2));
    goals.put(
        "latencyIdleP99", Goal.atMost(hub.get("receivedP99At1") / hub.get("receivedP50At1"), 3));
    goals.put("tail50", Goal.atMost(hub.get("receivedP99At50") / raw.get("receivedP99At50"), 2));
    return goals;
  }

  private static void row(
      StringBuilder text, String name, Map<String, Double> figures, String figure, String format) {
    text.append("| ").append(name);
    for (int rate : new int[] {1, 10, 50}) {
      text.append(" | ").append(format.formatted(figures.get(figure + "At" + rate)));
    }
    text.append(" |\n");
  }

  private Map<String, Double> run(String subject) throws Exception {
    Path own = folder.resolve(subject);
    return Child.run(own, HEAP, RateMain.class, subject, own, SMALL, SECONDS, WARM_SECONDS);
  }
}
