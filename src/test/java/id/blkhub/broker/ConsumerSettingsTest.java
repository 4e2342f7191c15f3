package id.blkhub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.setting.HubSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ConsumerSettingsTest {
  private static ConsumerSettings settings(String workers) {
    Map<String, Object> settings = new HashMap<>(HubSettings.defaults());
    settings.put("hub.broker.workers", workers);
    return new Binder(new MapConfigurationPropertySource(settings))
        .bind("hub.broker", ConsumerSettings.class)
        .get();
  }

  @Test
  void workersFollowTheProcessors() {
    ConsumerSettings unsaid = settings("0");
    assertThat(unsaid.workersFor(1)).isEqualTo(4);
    assertThat(unsaid.workersFor(2)).isEqualTo(4);
    assertThat(unsaid.workersFor(16)).isEqualTo(32);
  }

  @Test
  void anOperatorsNumberHolds() {
    assertThat(settings("3").workersFor(16)).isEqualTo(3);
  }
}
