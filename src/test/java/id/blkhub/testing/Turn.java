package id.blkhub.testing;

import java.util.List;

/**
 * One way of a batch through its route. A batch that fails, or that a step sends back, has several.
 *
 * @param route id of the route
 * @param attempt 1 for the first; counted on when a step asked for another
 * @param messages the texts of the batch
 * @param steps those it came to, in their order; the last one is where it failed
 * @param failure what the queue heard of it; null where all went well
 */
public record Turn(
    String route, int attempt, List<String> messages, List<Step> steps, Throwable failure) {
  public Turn {
    messages = List.copyOf(messages);
    steps = List.copyOf(steps);
  }

  /** The names of the steps. */
  public List<String> stepNames() {
    return steps.stream().map(Step::name).toList();
  }

  /**
   * A step it came to.
   *
   * @throws IllegalArgumentException where it did not
   */
  public Step step(String name) {
    return steps.stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is none of " + stepNames()));
  }
}
