package id.blkhub.http;

import id.blkhub.store.Database;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes {@code partner-http:} known to Camel, which finds components by the name of the bean. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
  @Bean("partner-http")
  PartnerHttpComponent partnerHttp(
      @Qualifier("hubDatabase") Database hub,
      Environment environment,
      @Value("${hub.node:hub}") String node) {
    Map<String, LoginSettings> logins =
        Binder.get(environment)
            .bind("hub.logins", Bindable.mapOf(String.class, LoginSettings.class))
            .orElse(Map.of());
    return new PartnerHttpComponent(hub, logins, node);
  }
}
