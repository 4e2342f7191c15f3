package id.blkhub.partner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/** Reads profiles and accounts at start and says what is wrong with them. */
@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(PartnerConfiguration.class);

  /** After the data folder is the hub's: copies of the profiles are kept there. */
  @Bean
  @DependsOn("dataFolder")
  Partners partners(
      @Value("${hub.routes}") Path routes, @Value("${hub.data}") Path data, ProfileCheck check) {
    PartnerProfiles read = PartnerProfiles.load(routes);
    PartnerProfiles loaded = read.without(check.problems(read));
    loaded.problems().forEach(problem -> LOG.error("{}", problem));
    return new Partners(new LastGood(data).complete(loaded, routes));
  }

  @Bean
  Accounts accounts(Environment environment, Partners partners) {
    Accounts accounts = new Accounts(accountSettings(environment), partners);
    accounts
        .problems()
        .forEach(problem -> LOG.error("code={} {}", problem.code(), problem.message().en()));
    return accounts;
  }

  /** Counts messages by partner over all its kinds; every door takes from the same allowance. */
  @Bean
  RateLimiter messageRate() {
    return new RateLimiter();
  }

  /** One hash, several separated by commas, or a list; an empty section means no accounts. */
  static Map<String, List<String>> accountSettings(Environment environment) {
    ResolvableType type =
        ResolvableType.forClassWithGenerics(
            Map.class,
            ResolvableType.forClass(String.class),
            ResolvableType.forClassWithGenerics(List.class, String.class));
    try {
      return Binder.get(environment)
          .bind("hub.accounts", Bindable.<Map<String, List<String>>>of(type))
          .orElse(Map.of());
    } catch (BindException e) {
      if ("".equals(environment.getProperty("hub.accounts"))) {
        return Map.of();
      }
      throw e;
    }
  }
}
