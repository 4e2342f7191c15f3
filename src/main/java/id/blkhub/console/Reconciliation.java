package id.blkhub.console;

import id.blkhub.console.DashboardSnapshot.Flow;
import id.blkhub.console.DashboardSnapshot.SumCheck;
import id.blkhub.console.DashboardSnapshot.SumDifference;
import id.blkhub.message.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the doors, the queues and the far ends count against the journal. Doors count since
 * the process started and the journal since it began, so the growth of both since the first quiet
 * moment is compared; and only at quiet moments, because what is under way is counted on one side
 * only.
 */
final class Reconciliation {
  /** A count that only grows, and whose. */
  record Grown(State state, Flow flow) {}

  /**
   * All counts at one moment.
   *
   * @param quiet nothing is on its way through intake or to the journal
   * @param counted received and delivered, where the messages pass
   * @param journal the same in the journal
   * @param lying held, queued and parked, in the queues
   * @param noted the same in the journal
   * @param repeated where partners asked for deliveries again: these lie in queues and are taken
   *     beside what the journal counts once
   */
  record CountReading(
      boolean quiet,
      Map<Grown, Long> counted,
      Map<Grown, Long> journal,
      Map<Grown, Long> lying,
      Map<Grown, Long> noted,
      Set<Flow> repeated) {}

  private @Nullable CountReading base;
  private @Nullable CountReading earlier;
  private SumCheck sumCheck = new SumCheck(null, null, List.of());

  /** The comparison as it stands after one more reading. */
  synchronized SumCheck after(CountReading now, Instant at) {
    // the counts are not read at one instant: only when nothing moved in between do they belong
    // together
    if (now.quiet() && now.equals(earlier)) {
      if (base == null) {
        base = now;
        sumCheck = new SumCheck(at, at, differences(now, now));
      } else {
        sumCheck = new SumCheck(sumCheck.since(), at, differences(now, base));
      }
    }
    earlier = now;
    return sumCheck;
  }

  private static List<SumDifference> differences(CountReading now, CountReading base) {
    List<SumDifference> found = new ArrayList<>();
    Map<Grown, Long> all = new TreeMap<>(java.util.Comparator.comparing(Grown::toString));
    all.putAll(now.counted());
    now.journal().forEach(all::putIfAbsent);
    for (Grown one : all.keySet()) {
      long counted = growth(now.counted(), base.counted(), one);
      long journal = growth(now.journal(), base.journal(), one);
      compare(found, one, counted, journal, now.repeated());
    }
    Map<Grown, Long> levels = new TreeMap<>(java.util.Comparator.comparing(Grown::toString));
    levels.putAll(now.lying());
    now.noted().forEach(levels::putIfAbsent);
    for (Grown one : levels.keySet()) {
      long lying = now.lying().getOrDefault(one, 0L);
      compare(found, one, lying, now.noted().getOrDefault(one, 0L), now.repeated());
    }
    return List.copyOf(found);
  }

  private static void compare(
      List<SumDifference> found, Grown one, long counted, long journal, Set<Flow> repeated) {
    boolean again =
        counted > journal
            && repeated.contains(one.flow())
            && (one.state() == State.DELIVERED || one.state() == State.AVAILABLE);
    if (counted != journal && !again) {
      found.add(new SumDifference(one.flow(), one.state(), counted, journal));
    }
  }

  private static long growth(Map<Grown, Long> now, Map<Grown, Long> before, Grown one) {
    return now.getOrDefault(one, 0L) - before.getOrDefault(one, 0L);
  }
}
