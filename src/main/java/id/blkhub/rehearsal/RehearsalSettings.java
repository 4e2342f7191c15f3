package id.blkhub.rehearsal;

import id.blkhub.setting.SettingDefaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * The settings the hub ships with, and nothing of the machine it runs on: a rehearsal empties its
 * database again and again, which must never be one that somebody uses.
 */
final class RehearsalSettings {
  private static final int KEY_BYTES = 32;

  private RehearsalSettings() {}

  static ConfigurableEnvironment of(Path data) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    ConfigurableEnvironment environment = shipped();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "rehearsal",
                Map.of(
                    "hub.data", data.toString(),
                    "hub.database.url", "jdbc:sqlite:",
                    "hub.master-key", Base64.getEncoder().encodeToString(key))));
    return environment;
  }

  /** As they stand in the jar. */
  static ConfigurableEnvironment shipped() {
    StandardEnvironment environment = new StandardEnvironment();
    MutablePropertySources sources = environment.getPropertySources();
    sources.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    try {
      new YamlPropertySourceLoader()
          .load("application", new ClassPathResource("application.yaml"))
          .forEach(sources::addLast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SettingDefaults.addTo(environment);
    return environment;
  }
}
