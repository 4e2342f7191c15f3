package id.blkhub.bench;

import java.util.List;

/** What the measurements of growth share. */
final class Growth {
  private Growth() {}

  /** A limit that is missed is said so, and fails nothing. */
  static String judged(boolean held) {
    return held ? "held" : "**missed**";
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** What this process has cost since its start, in seconds of all processors together. */
  static double processorSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(spent -> spent.toMillis() / 1000.0)
        .orElse(Double.NaN);
  }

  /**
   * @param share such as 0.95
   */
  static double percentile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
