package id.blkhub.cli;

import id.blkhub.declaration.ValueType.Scalar;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Checks that every setting below {@code hub} exists and has a usable value. */
final class SettingsCheck {
  private final ConfigurableEnvironment environment;
  private final Map<String, String> known = new LinkedHashMap<>();

  SettingsCheck(ConfigurableEnvironment environment) {
    this.environment = environment;
    KnownSettings.names().forEach(name -> known.put(squeezed(name), name));
  }

  /** What is wrong, one sentence each. */
  List<String> problems() {
    TreeSet<String> problems = new TreeSet<>();
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> listed) {
        for (String name : listed.getPropertyNames()) {
          if (!isKnown(name, source)) {
            problems.add(unknown(name, source));
          }
        }
      }
    }
    KnownSettings.types().forEach((name, type) -> wrong(name, type, problems));
    KnownSettings.open().forEach((begin, ends) -> wrongBelow(begin, ends, problems));
    return List.copyOf(problems);
  }

  private boolean isKnown(String name, PropertySource<?> source) {
    if (!name.startsWith("HUB_") && !name.startsWith("hub.")) {
      return true;
    }
    String squeezed = squeezed(name);
    return known.containsKey(squeezed)
        || KnownSettings.open().entrySet().stream()
            .anyMatch(open -> isBelow(squeezed, open.getKey(), open.getValue().keySet()))
        || isOfTheMachine(source) && suggestion(name).en().isEmpty();
  }

  /** Whether a name is one that people chose, with what may follow it. */
  private static boolean isBelow(String squeezed, String begin, Set<String> ends) {
    String first = squeezed(begin);
    return squeezed.startsWith(first)
        && ends.stream()
            .map(SettingsCheck::squeezed)
            .anyMatch(
                end ->
                    squeezed.endsWith(end) && squeezed.length() >= first.length() + end.length());
  }

  /**
   * Whether the source is the environment or the system properties: a name that resembles no
   * setting was set there by something else, such as a container platform.
   */
  private static boolean isOfTheMachine(PropertySource<?> source) {
    return source.getName().endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
        || source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
  }

  private static Text suggestion(String name) {
    boolean variable = name.startsWith("HUB_");
    String written = variable ? name.toLowerCase(Locale.ROOT).replace('_', '.') : name;
    Text below = suggestionBelow(written);
    return below.en().isEmpty() ? Suggestion.of(written, KnownSettings.names()) : below;
  }

  /** The nearest key of a login or signature, under the name that was written. */
  private static Text suggestionBelow(String written) {
    for (Map.Entry<String, Map<String, Scalar>> open : KnownSettings.open().entrySet()) {
      String begin = open.getKey() + '.';
      int dot = written.indexOf('.', begin.length());
      if (written.startsWith(begin) && dot > 0) {
        String chosen = written.substring(0, dot + 1);
        Text nearest =
            Suggestion.of(written.substring(dot + 1).replace('.', '-'), open.getValue().keySet());
        return new Text(
            nearest.id().replaceFirst("\"", "\"" + chosen),
            nearest.en().replaceFirst("\"", "\"" + chosen));
      }
    }
    return new Text("", "");
  }

  /** A name without dots and hyphens, which variables of the environment cannot have. */
  private static String squeezed(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
  }

  private String unknown(String name, PropertySource<?> source) {
    return StartRule.SETTING_UNKNOWN.said(name, from(name, source), suggestion(name));
  }

  private static Text from(String name, PropertySource<?> source) {
    Origin origin = OriginLookup.getOrigin(source, name);
    return origin == null
        ? new Text("", "")
        : new Text(" (dari " + origin + ")", " (from " + origin + ")");
  }

  /** The same for each name that people chose. */
  private void wrongBelow(String begin, Map<String, Scalar> ends, TreeSet<String> problems) {
    if (ends.containsKey("")) {
      return;
    }
    Binder.get(environment)
        .bind(begin, Bindable.mapOf(String.class, Object.class))
        .orElse(Map.of())
        .keySet()
        .forEach(
            name ->
                ends.forEach((end, type) -> wrong(begin + '.' + name + '.' + end, type, problems)));
  }

  private void wrong(String name, Scalar type, TreeSet<String> problems) {
    try {
      Object value = Binder.get(environment).bind(name, type.read()).orElse(null);
      if (value != null && !type.takes(value)) {
        problems.add(wrong(name, value, null, type));
      }
    } catch (BindException e) {
      problems.add(wrong(name, environment.getProperty(name), e.getOrigin(), type));
    } catch (IllegalArgumentException e) {
      // a ${placeholder} that is not given
      problems.add(wrong(name, null, null, type));
    }
  }

  private static String wrong(
      String name, @Nullable Object value, @Nullable Origin origin, Scalar type) {
    String shown = value == null ? "" : " (\"" + value + "\")";
    String where = origin == null ? "" : " [" + origin + "]";
    return StartRule.SETTING_WRONG.said(name, shown + where, type.told());
  }
}
