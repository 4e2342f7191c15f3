package id.blkhub.setting;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Gives Spring the declared defaults, behind everything that an operator can set. */
public final class SettingDefaults implements EnvironmentPostProcessor, Ordered {
  private static final String NAME = "defaults of the hub";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    addTo(environment);
  }

  /** For an environment that no application prepares. */
  public static void addTo(ConfigurableEnvironment environment) {
    environment.getPropertySources().addLast(new MapPropertySource(NAME, HubSettings.defaults()));
  }

  /** After the files of configuration are read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
