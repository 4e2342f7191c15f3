package id.blkhub.store;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The hub's two databases, opened, migrated and proven durable before anything uses them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class StoreConfiguration {
  /** Before anything is opened in it; given back when all is closed. */
  @Bean(destroyMethod = "close")
  DataFolder dataFolder(
      @Value("${hub.data}") String data,
      @Value("${hub.broker.data}") String broker,
      @Value("${hub.wait-for-data}") Duration wait) {
    return DataFolder.take(Path.of(data), Path.of(broker), wait);
  }

  @Bean(destroyMethod = "close")
  PooledDatabase hubDatabase(DatabaseSettings settings, DataFolder data) {
    if (Dialect.of(settings.url()) == Dialect.SQLITE) {
      SqliteFiles.check(data.path(), data.broker());
    }
    return Databases.open(settings, data.path(), "hub");
  }

  @Bean(destroyMethod = "close")
  @DependsOn("hubDatabase")
  PooledDatabase journalDatabase(DatabaseSettings settings, DataFolder data) {
    return Databases.open(settings, data.path(), "journal");
  }
}
