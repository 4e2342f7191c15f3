package id.blkhub;

import id.blkhub.contract.Contracts;
import id.blkhub.contract.StrictJson;
import id.blkhub.mapping.Mappings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts that know nothing of Spring, made from the settings. */
@Configuration(proxyBeanMethods = false)
class HubConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(HubConfiguration.class);

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  StrictJson strictJson() {
    return new StrictJson();
  }

  @Bean
  Contracts contracts(
      @Value("${hub.mappings}") Path mappings, Clock clock, @Value("${hub.zone}") ZoneId zone) {
    Contracts contracts = Contracts.load(mappings, clock.withZone(zone));
    contracts.problems().forEach(problem -> LOG.error("{}", problem));
    return contracts;
  }

  @Bean
  Mappings mappings(@Value("${hub.mappings}") Path folder) {
    Mappings mappings = Mappings.load(folder);
    mappings.problems().forEach(problem -> LOG.error("{}", problem));
    return mappings;
  }
}
