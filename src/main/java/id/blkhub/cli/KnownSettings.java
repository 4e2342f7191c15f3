package id.blkhub.cli;

import id.blkhub.declaration.Key;
import id.blkhub.declaration.ValueType.Scalar;
import id.blkhub.setting.HubSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The declared settings as a start looks at them. */
final class KnownSettings {
  private static final Map<String, Scalar> HUB =
      types(HubSettings.all().stream().filter(setting -> !HubSettings.isOpen(setting)));

  /**
   * Below each of these stand names that people choose, of partners, operators and logins. By what
   * follows such a name, the type; by an empty text where the value follows at once.
   */
  private static final Map<String, Map<String, Scalar>> OPEN = readOpen();

  private KnownSettings() {}

  private static Map<String, Scalar> types(Stream<Key> settings) {
    Map<String, Scalar> types = new LinkedHashMap<>();
    settings.forEach(setting -> types.put(setting.name(), (Scalar) setting.type()));
    return types;
  }

  private static Map<String, Map<String, Scalar>> readOpen() {
    return HubSettings.all().stream()
        .filter(HubSettings::isOpen)
        .collect(
            Collectors.groupingBy(
                HubSettings::begin,
                LinkedHashMap::new,
                Collectors.toMap(HubSettings::end, setting -> (Scalar) setting.type())));
  }

  /** The names below {@code hub}. */
  static Set<String> names() {
    return HUB.keySet();
  }

  /** By the begin of a name that people end, what may follow their part. */
  static Map<String, Map<String, Scalar>> open() {
    return OPEN;
  }

  /** By name, what each may be; those of the web server too, where a wrong one is found late. */
  static Map<String, Scalar> types() {
    Map<String, Scalar> all = new LinkedHashMap<>(HUB);
    all.putAll(types(HubSettings.ofOthers().keys().stream()));
    return all;
  }
}
