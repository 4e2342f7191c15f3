package id.blkhub.mail;

import id.blkhub.edge.SourceServices;
import id.blkhub.mail.PartnerMailComponent.MailReading;
import id.blkhub.tls.Certificates;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes {@code partner-mail:} known to Camel, which finds components by the name of the bean. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
  @Bean
  MailServers mailServers(Environment environment, Certificates certificates) {
    return new MailServers(
        Binder.get(environment)
            .bind("hub.mail", Bindable.mapOf(String.class, MailboxSettings.class))
            .orElse(Map.of()),
        certificates);
  }

  @Bean("partner-mail")
  PartnerMailComponent partnerMail(
      MailServers servers, SourceServices services, @Value("${hub.files}") Path files) {
    return new PartnerMailComponent(new MailReading(servers, files, services));
  }
}
