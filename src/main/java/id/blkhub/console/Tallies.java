package id.blkhub.console;

import id.blkhub.console.DashboardSnapshot.Flow;
import id.blkhub.journal.JournalSums;
import id.blkhub.message.State;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The journal's counts, by flow and state. */
final class Tallies {
  private final Map<Flow, Map<State, Long>> counts =
      new TreeMap<>(Comparator.comparing(Flow::partner).thenComparing(Flow::kind));

  private Tallies() {}

  static Tallies of(List<JournalSums.Sum> sums) {
    Tallies tallies = new Tallies();
    for (JournalSums.Sum sum : sums) {
      Flow flow = new Flow(sum.partner(), sum.kind());
      tallies.expect(flow).put(sum.state(), sum.count());
    }
    return tallies;
  }

  /** Shows the flow although nothing has come yet. */
  Map<State, Long> expect(Flow flow) {
    return counts.computeIfAbsent(flow, f -> new EnumMap<>(State.class));
  }

  Collection<Flow> flows() {
    return counts.keySet();
  }

  long count(Flow flow, State state) {
    return counts.getOrDefault(flow, Map.of()).getOrDefault(state, 0L);
  }
}
