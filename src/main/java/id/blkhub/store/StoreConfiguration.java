package id.blkhub.store;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub's two databases, opened, migrated and proven durable before anything uses them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class StoreConfiguration {
  @Bean(destroyMethod = "close")
  PooledDatabase hubDatabase(DatabaseSettings settings, @Value("${hub.data}") String data) {
    return Databases.open(settings, Path.of(data), "hub");
  }

  @Bean(destroyMethod = "close")
  PooledDatabase journalDatabase(DatabaseSettings settings, @Value("${hub.data}") String data) {
    return Databases.open(settings, Path.of(data), "journal");
  }
}
