package id.blkhub.lint;

import id.blkhub.delivery.DeliverySteps;
import id.blkhub.intake.IntakeSteps;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.step.Stage;
import id.blkhub.step.StepType;
import id.blkhub.upkeep.UpkeepSteps;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps the hub offers to routes, as they declare themselves. */
final class RouteSteps {
  private static final Map<String, StepType<?, ?>> BY_NAME = new LinkedHashMap<>();

  static {
    Stream.of(IntakeSteps.ALL, DeliverySteps.ALL, UpkeepSteps.ALL)
        .flatMap(List::stream)
        .forEach(step -> BY_NAME.put(step.name(), step));
  }

  private RouteSteps() {}

  static Collection<String> names() {
    return BY_NAME.keySet();
  }

  static Optional<StepType<?, ?>> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The steps that make a stage. */
  static List<StepType<?, ?>> giving(Stage<?> stage) {
    return BY_NAME.values().stream().filter(step -> step.gives().equals(stage)).toList();
  }

  /** The steps by which a route that reads the queue may end. */
  static List<StepType<?, ?>> finishing(String queue) {
    return giving(Stage.FINISHED).stream().filter(step -> comesFrom(step, queue)).toList();
  }

  private static boolean comesFrom(StepType<?, ?> step, String queue) {
    return step.reads().isPresent()
        ? step.reads(queue)
        : giving(step.takes()).stream().anyMatch(before -> comesFrom(before, queue));
  }

  /**
   * What to write for a name that is none, as the tail of a sentence: the step that has the work
   * now, or the name that was meant.
   */
  static Text instead(String name, Collection<String> offered) {
    for (StepType<?, ?> step : BY_NAME.values()) {
      if (step.formerNames().contains(name)) {
        return instead(step);
      }
    }
    return Suggestion.of(name, offered);
  }

  private static Text instead(StepType<?, ?> step) {
    String olds = String.join(", ", step.formerNames());
    return step.formerNames().size() == 1
        ? new Text(
            "; sekarang bernama \"%s\"".formatted(step.name()),
            "; it is called \"%s\" now".formatted(step.name()))
        : new Text(
            "; satu langkah \"%s\" menggantikan semua baris %s".formatted(step.name(), olds),
            "; one step \"%s\" stands for all the lines %s".formatted(step.name(), olds));
  }
}
