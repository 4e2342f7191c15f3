package id.blkhub.seal;

import id.blkhub.store.Database;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub's one key ring. */
@Configuration(proxyBeanMethods = false)
class SealConfiguration {
  @Bean
  KeyRing keyRing(
      @Qualifier("hubDatabase") Database hub,
      @Value("${hub.master-key}") String masterKey,
      @Value("${hub.zone}") ZoneId zone) {
    return KeyRing.open(hub, masterKey, Clock.system(zone));
  }
}
