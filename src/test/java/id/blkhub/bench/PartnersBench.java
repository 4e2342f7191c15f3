package id.blkhub.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From five partners to 300: the same messages between the same two of them. */
class PartnersBench {
  private static final int FEW = 5;
  private static final int MANY = 300;
  private static final int RUNS = 2;

  @TempDir Path folder;

  @Test
  void fromFiveToThreeHundredPartners() throws Exception {
    Map<String, Double> few = new LinkedHashMap<>();
    Map<String, Double> many = new LinkedHashMap<>();
    for (int run = 0; run < RUNS; run++) {
      add(few, FEW, run);
      add(many, MANY, run);
    }
    double rate = many.get("rate") / few.get("rate");
    double start = many.get("startMillis") / few.get("startMillis");
    String text =
        """
        The shipped partners, and 295 more employers with profiles, routes and mappings of their own; the
        load is the same, vacancies from one partner to another.

        | | 5 partners | 300 partners | ratio | limit | |
        |---|---|---|---|---|---|
        | messages/s, end to end | %.0f | %.0f | %.2f | at least 0.90 | %s |
        | start, s | %.1f | %.1f | %.2f | at most 3.0 | %s |
        | processor until started, s | %.1f | %.1f | %.2f | | |
        | threads | %.0f | %.0f | | do not grow with partners | %s |
        | live heap, MiB | %.0f | %.0f | | | |
        """
            .formatted(
                few.get("rate"),
                many.get("rate"),
                rate,
                Growth.judged(rate >= 0.9),
                few.get("startMillis") / 1000,
                many.get("startMillis") / 1000,
                start,
                Growth.judged(start <= 3),
                few.get("startProcessor"),
                many.get("startProcessor"),
                many.get("startProcessor") / few.get("startProcessor"),
                few.get("threads"),
                many.get("threads"),
                Growth.judged(many.get("threads") <= few.get("threads") + 20),
                few.get("liveMiB"),
                many.get("liveMiB"));
    BenchReport.add(
        "50 From 5 to 300 partners",
        text,
        "growth",
        Map.of(
            "partners300Throughput", rate,
            "partners300Start", start,
            "partners300Threads", many.get("threads") / few.get("threads")));
  }

  /** The means over the runs. */
  private void add(Map<String, Double> sums, int partners, int run) throws Exception {
    Child.run(
            folder.resolve(partners + "-" + run),
            "2g",
            GrowthMain.class,
            "partners",
            folder.resolve(partners + "-" + run),
            partners)
        .forEach((name, value) -> sums.merge(name, value / RUNS, Double::sum));
  }
}
