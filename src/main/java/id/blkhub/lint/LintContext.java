package id.blkhub.lint;

import id.blkhub.http.LoginCheck;
import id.blkhub.message.Text;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/**
 * What files may rely on outside of routes/ and mappings/.
 *
 * @param steps the names a route may give in {@code process}
 * @param settings whether a setting of that name is given; its value is never asked for
 * @param given the names that are given, as far as they can be listed, for suggestions
 * @param logins what a start would say of the login of that name; empty where it would take it
 */
public record LintContext(
    Set<String> steps,
    Predicate<String> settings,
    Collection<String> given,
    Function<String, Optional<Text>> logins) {
  /** The steps the hub offers to routes. */
  public static final Set<String> STEPS = Set.copyOf(RouteSteps.names());

  public LintContext {
    steps = Set.copyOf(steps);
    given = Set.copyOf(given);
  }

  /** Where a start looks at the logins itself, or there are none. */
  public LintContext(Set<String> steps, Predicate<String> settings, Collection<String> given) {
    this(steps, settings, given, login -> Optional.empty());
  }

  /**
   * With the settings of this place.
   *
   * @param given the names that are given
   */
  public static LintContext of(Environment settings, Collection<String> given) {
    return new LintContext(
        STEPS, settings::containsProperty, given, login -> LoginCheck.mistake(login, settings));
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
