package id.blkhub.translation;

import id.blkhub.contract.Contracts;
import id.blkhub.mapping.Mappings;
import id.blkhub.partner.Partners;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the translation of documents known to the steps and to the console. */
@Configuration(proxyBeanMethods = false)
class TranslationConfiguration {
  @Bean
  Translation translation(Contracts contracts, Mappings mappings) {
    return new Translation(contracts, mappings);
  }

  @Bean
  Preview preview(Partners partners, Translation translation) {
    return new Preview(partners, translation);
  }
}
