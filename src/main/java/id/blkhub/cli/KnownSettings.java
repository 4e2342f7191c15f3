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
  /** Below these anything may stand: names of partners, operators and logins. */
  static final Set<String> OPEN =
      HubSettings.all().stream()
          .filter(HubSettings::isOpen)
          .map(HubSettings::begin)
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<String, Scalar> HUB =
      types(HubSettings.all().stream().filter(setting -> !HubSettings.isOpen(setting)));

  private KnownSettings() {}

  private static Map<String, Scalar> types(Stream<Key> settings) {
    Map<String, Scalar> types = new LinkedHashMap<>();
    settings.forEach(setting -> types.put(setting.name(), (Scalar) setting.type()));
    return types;
  }

  /** The names below {@code hub}. */
  static Set<String> names() {
    return HUB.keySet();
  }

  /** By name, what each may be; those of the web server too, where a wrong one is found late. */
  static Map<String, Scalar> types() {
    Map<String, Scalar> all = new LinkedHashMap<>(HUB);
    all.putAll(types(HubSettings.ofOthers().keys().stream()));
    return all;
  }
}
