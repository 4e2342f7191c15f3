package id.blkhub.correlation;

import id.blkhub.message.Correction;
import id.blkhub.message.StepOrder;
import id.blkhub.message.StepTaken;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message may follow the steps that its sender has said of the same thing. A step that
 * was voided or cancelled counts as never said.
 */
final class StepSequence {
  private final SenderHistory senderHistory;
  private final Amounts amounts;

  StepSequence(SenderHistory senderHistory, Amounts amounts) {
    this.senderHistory = senderHistory;
    this.amounts = amounts;
  }

  /** The keys of all steps of the thing; none for a kind without steps. */
  static List<BusinessKey> keys(Arrival arrival) {
    StepTaken step = arrival.succession().step();
    return step == null
        ? List.of()
        : step.keys().values().stream().sorted().map(value -> key(arrival, value)).toList();
  }

  private static BusinessKey key(Arrival arrival, String value) {
    return BusinessKey.of(arrival.sender(), arrival.kind(), value, arrival.test());
  }

  /**
   * Why it contradicts what came before; null where it does not.
   *
   * @param found its case; null for kinds without cases
   */
  @Nullable CorrelationProblem against(Arrival arrival, @Nullable Case found) {
    StepTaken step = arrival.succession().step();
    if (step != null && arrival.correction() != Correction.CORRECT) {
      CorrelationProblem outOfOrder = outOfOrder(step, taken(arrival, step));
      if (outOfOrder != null) {
        return outOfOrder;
      }
    }
    return found != null && amounts.exceeds(arrival, found, before(arrival))
        ? CorrelationProblem.ABOVE_WHAT_WAS_GRANTED
        : null;
  }

  private static @Nullable CorrelationProblem outOfOrder(StepTaken step, Set<String> taken) {
    StepOrder order = step.order();
    if (taken.contains(step.name())) {
      return CorrelationProblem.STEP_SAID_OTHERWISE;
    }
    if (taken.stream().anyMatch(one -> order.leads(step.name(), one))) {
      return CorrelationProblem.STEP_TOO_LATE;
    }
    // the last of them: no other that was taken follows it
    List<String> last =
        taken.stream().filter(one -> taken.stream().noneMatch(o -> order.leads(one, o))).toList();
    List<String> from = last.isEmpty() ? List.of(StepOrder.BEGIN) : last;
    if (from.stream().allMatch(one -> order.allows(one, step.name()))) {
      return null;
    }
    return from.stream().allMatch(one -> order.leads(one, step.name()))
        ? CorrelationProblem.STEP_TOO_EARLY
        : CorrelationProblem.STEP_CONTRADICTS;
  }

  private Set<String> taken(Arrival arrival, StepTaken step) {
    Set<String> taken = new TreeSet<>();
    step.keys()
        .forEach(
            (name, value) -> {
              KeyState latest = senderHistory.latest(key(arrival, value));
              boolean itself = latest != null && latest.messageId().equals(arrival.messageId());
              if (latest != null && !latest.ended() && !itself) {
                taken.add(name);
              }
            });
    return taken;
  }

  /** Who said the steps before this one. */
  private Set<String> before(Arrival arrival) {
    StepTaken step = arrival.succession().step();
    if (step == null) {
      return Set.of();
    }
    Set<String> subjects = new TreeSet<>();
    for (String earlier : taken(arrival, step)) {
      if (step.order().leads(earlier, step.name()) && step.keys().containsKey(earlier)) {
        subjects.add(key(arrival, step.keys().get(earlier)).subject());
      }
    }
    return subjects;
  }
}
