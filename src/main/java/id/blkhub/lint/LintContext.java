package id.blkhub.lint;

import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What files may rely on outside of routes/ and mappings/.
 *
 * @param steps the names a route may give in {@code process}
 * @param settings whether a setting of that name is given; its value is never asked for
 * @param given the names that are given, as far as they can be listed, for suggestions
 */
public record LintContext(Set<String> steps, Predicate<String> settings, Collection<String> given) {
  /** The steps the hub offers to routes. */
  public static final Set<String> STEPS = Set.copyOf(RouteSteps.names());

  public LintContext {
    steps = Set.copyOf(steps);
    given = Set.copyOf(given);
  }

  /** Where the names of settings cannot be listed. */
  public LintContext(Set<String> steps, Predicate<String> settings) {
    this(steps, settings, Set.of());
  }

  /**
   * The names that people chose as a part of settings.
   *
   * @param setting with {@code %s} in the place of that part
   */
  Set<String> chosenNames(String setting) {
    String[] around = setting.split("%s", 2);
    Pattern name = Pattern.compile(Pattern.quote(around[0]) + "(.+)" + Pattern.quote(around[1]));
    return given.stream()
        .map(name::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .collect(Collectors.toSet());
  }
}
