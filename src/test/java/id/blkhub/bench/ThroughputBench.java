package id.blkhub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plain JMS code, a Camel JMS route and the hub over the same bytes on the same machine in one run,
 * each in a process of its own, by turns.
 */
class ThroughputBench {
  private static final int MESSAGES = Integer.getInteger("bench.messages", 6_000);
  private static final int STOCK_MESSAGES = MESSAGES / 10;
  private static final int TURNS = Integer.getInteger("bench.turns", 2);
  private static final int ROUNDS = 3;
  private static final int LARGE = 10_000;
  private static final int SMALL = 1_000;
  private static final int UNLIMITED = 1_000_000;

  @TempDir Path folder;

  private record Measured(
      double rawIntake,
      double rawAll,
      double stock,
      double hubIntake,
      double hubAll,
      double hubPostgres,
      double cpuMicros,
      double kilobytes,
      int consumers,
      int batch) {}

  @Test
  void measure() throws Exception {
    Measured small = throughput(SMALL, MESSAGES);
    Measured large = throughput(LARGE, MESSAGES / 3);
    double tuned =
        BenchProcess.median(
            List.of(BenchProcess.run(folder, "stock", SMALL, STOCK_MESSAGES, ROUNDS, true)),
            "through");
    Map<String, Double> ratios = new LinkedHashMap<>();
    ratios.put("intake", small.hubIntake / small.rawIntake);
    ratios.put("endToEnd", small.hubAll / small.rawAll);
    ratios.put("overStock", small.hubAll / small.stock);
    ratios.put("overStockTuned", small.hubAll / tuned);
    ratios.put("intake10kB", large.hubIntake / large.rawIntake);
    ratios.put("endToEnd10kB", large.hubAll / large.rawAll);
    ratios.put("overStock10kB", large.hubAll / large.stock);
    String text =
        """
        Messages a second, the middle of %d rounds, journal and databases synced to disk.

        | | 1 kB | 10 kB |
        |---|---|---|
        | raw intake: 1 receive, 3 deliveries, receipt, journal | %.0f | %.0f |
        | raw, all hops: intake, 3 × (receive, send, receipt), journal | %.0f | %.0f |
        | stock: `from("jms:in?transacted=true").to("jms:out")` on the broker's defaults | %.0f | %.0f |
        | the same stock route on a broker tuned as the hub's | %.0f | |
        | hub intake | %.0f | %.0f |
        | hub, all: intake, three receivers, receipts, journal in SQLite | %.0f | %.0f |
        | hub, all, on PostgreSQL | %.0f | %.0f |
        | hub: CPU a message (µs), all threads | %.0f | %.0f |
        | hub: allocated a message (kB) | %.0f | %.0f |
        | raw's best: consumers, batch | %d, %d | %d, %d |

        | ratio | 1 kB | 10 kB | aim |
        |---|---|---|---|
        | intake to raw | %.2f | %.2f | 0.5 |
        | all to raw | %.2f | %.2f | 0.4 |
        | all to stock | %.1f | %.1f | 6 (must) |
        """
            .formatted(
                TURNS * ROUNDS,
                small.rawIntake,
                large.rawIntake,
                small.rawAll,
                large.rawAll,
                small.stock,
                large.stock,
                tuned,
                small.hubIntake,
                large.hubIntake,
                small.hubAll,
                large.hubAll,
                small.hubPostgres,
                large.hubPostgres,
                small.cpuMicros,
                large.cpuMicros,
                small.kilobytes,
                large.kilobytes,
                small.consumers,
                small.batch,
                large.consumers,
                large.batch,
                ratios.get("intake"),
                ratios.get("intake10kB"),
                ratios.get("endToEnd"),
                ratios.get("endToEnd10kB"),
                ratios.get("overStock"),
                ratios.get("overStock10kB"));
    BenchReport.add("10 Throughput", text, "ratios", ratios);
    latency(small);
    http();
    assertThat(small.hubAll).isPositive();
  }

  private Measured throughput(int bytes, int messages) throws Exception {
    JsonNode sweep = BenchProcess.run(folder, "sweep", bytes, messages, 1);
    String[] best = BenchProcess.best(sweep).getKey().split(" ");
    int consumers = Integer.parseInt(best[0]);
    int batch = Integer.parseInt(best[1]);
    List<JsonNode> raw = new ArrayList<>();
    List<JsonNode> stock = new ArrayList<>();
    List<JsonNode> hub = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      raw.add(BenchProcess.run(folder, "raw", bytes, messages, ROUNDS, consumers, batch));
      stock.add(BenchProcess.run(folder, "stock", bytes, STOCK_MESSAGES, ROUNDS, false));
      hub.add(BenchProcess.run(folder, "hub", bytes, messages, ROUNDS, "SQLITE"));
    }
    List<JsonNode> postgres =
        List.of(BenchProcess.run(folder, "hub", bytes, messages, ROUNDS, "POSTGRESQL"));
    return new Measured(
        BenchProcess.median(raw, "intake"),
        BenchProcess.median(raw, "endToEnd"),
        BenchProcess.median(stock, "through"),
        BenchProcess.median(hub, "intake"),
        BenchProcess.median(hub, "endToEnd"),
        BenchProcess.median(postgres, "endToEnd"),
        BenchProcess.median(hub, "cpuMicros"),
        BenchProcess.median(hub, "kilobytes"),
        consumers,
        batch);
  }

  private void latency(Measured small) throws Exception {
    // senders that wait for each confirmation, and all clients in the same process
    double most =
        BenchProcess.run(folder, "latency-hub", SMALL, MESSAGES, UNLIMITED).get("rate").asDouble();
    int rate = (int) (most / 2);
    // half as many go before, and a young process is slow
    int messages = rate * 50;
    JsonNode raw =
        BenchProcess.run(
            folder, "latency-raw", SMALL, messages, rate, small.consumers, small.batch);
    JsonNode hub = BenchProcess.run(folder, "latency-hub", SMALL, messages, rate);
    double ratio = hub.get("p99").asDouble() / raw.get("p99").asDouble();
    String text =
        """
        From a sender's confirmation to each receiver's client, AMQP clients in the same process, each sender with one
        message at a time; %d messages a second asked for, half of the %.0f at which the hub and these clients fill the
        machine.

        | ms | p50 | p99 | longest | reached a second |
        |---|---|---|---|---|
        | raw | %.1f | %.1f | %.1f | %.0f |
        | hub | %.1f | %.1f | %.1f | %.0f |

        p99 of the hub is %.1f times raw's; aim: at most 4.
        """
            .formatted(
                rate,
                most,
                raw.get("p50").asDouble(),
                raw.get("p99").asDouble(),
                raw.get("max").asDouble(),
                raw.get("rate").asDouble(),
                hub.get("p50").asDouble(),
                hub.get("p99").asDouble(),
                hub.get("max").asDouble(),
                hub.get("rate").asDouble(),
                ratio);
    BenchReport.add("20 Latency", text, "ratios", Map.of("p99", ratio));
  }

  private void http() throws Exception {
    List<JsonNode> runs = List.of(BenchProcess.run(folder, "http", SMALL, MESSAGES / 3, ROUNDS));
    double straight = BenchProcess.median(runs, "straight");
    double through = BenchProcess.median(runs, "through");
    String text =
        """
        Sixteen senders with kept connections post 1 kB enrolments; three partners take them by HTTP. Messages a second
        until the last partner has the last: straight to the three %.0f, through the hub (202 once durable, mapped,
        delivered in order, journalled) %.0f. Ratio %.3f; aim: 0.05.
        """
            .formatted(straight, through, through / straight);
    BenchReport.add("30 HTTP", text, "ratios", Map.of("http", through / straight));
  }
}
