package id.blkhub.lint;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What files may rely on outside of routes/ and mappings/.
 *
 * @param steps the names a route may give in {@code process}
 * @param settings whether a setting of that name is given; its value is never asked for
 */
public record LintContext(Set<String> steps, Predicate<String> settings) {
  /** The steps the hub offers to routes. */
  public static final Set<String> STEPS = Set.copyOf(RouteSteps.names());

  public LintContext {
    steps = Set.copyOf(steps);
  }
}
