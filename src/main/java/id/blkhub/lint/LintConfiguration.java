package id.blkhub.lint;

import id.blkhub.contract.Contracts;
import id.blkhub.mapping.Mappings;
import id.blkhub.partner.ProfileCheck;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has profiles looked at before anybody relies on them. */
@Configuration(proxyBeanMethods = false)
class LintConfiguration {
  @Bean
  ProfileCheck profileCheck(
      @Value("${hub.routes}") Path routes,
      @Value("${hub.mappings}") Path mappings,
      Contracts contracts,
      Mappings compiled) {
    return loaded -> StartGate.profiles(loaded, routes, mappings, contracts, compiled);
  }
}
