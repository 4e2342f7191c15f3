package id.blkhub.http;

import id.blkhub.exchange.SendLedger;
import id.blkhub.store.Database;
import id.blkhub.tls.Certificates;
import java.time.ZoneId;
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
      SendLedger ledger,
      Environment environment,
      @Value("${hub.node}") String node,
      @Value("${hub.zone}") ZoneId zone,
      Certificates certificates) {
    return new PartnerHttpComponent(
        hub,
        ledger,
        settings(environment, "hub.logins", LoginSettings.class),
        settings(environment, "hub.signatures", SignatureSettings.class),
        node,
        zone,
        certificates);
  }

  private static <T> Map<String, T> settings(Environment environment, String name, Class<T> type) {
    return Binder.get(environment).bind(name, Bindable.mapOf(String.class, type)).orElse(Map.of());
  }
}
