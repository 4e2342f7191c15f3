package id.blkhub.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which step of a thing may follow which: a bank receives a referral, approves or rejects it, and
 * pays out what it approved.
 *
 * @param next by step those that may follow it; by {@link #BEGIN} those that may be the first
 */
public record StepOrder(Map<String, Set<String>> next) {
  /** Stands for the time before any step. */
  public static final String BEGIN = "";

  public StepOrder {
    next = Map.copyOf(next);
  }

  /** Every step there is. */
  public Set<String> steps() {
    Set<String> steps = new HashSet<>(next.keySet());
    steps.remove(BEGIN);
    return steps;
  }

  /** Whether one step may follow another at once. */
  public boolean allows(String from, String to) {
    return next.getOrDefault(from, Set.of()).contains(to);
  }

  /** Whether one step may follow another, at once or after others. */
  public boolean leads(String from, String to) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(next.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      String step = open.pop();
      if (step.equals(to)) {
        return true;
      }
      if (seen.add(step)) {
        open.addAll(next.getOrDefault(step, Set.of()));
      }
    }
    return false;
  }
}
