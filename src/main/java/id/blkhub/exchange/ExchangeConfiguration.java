package id.blkhub.exchange;

import id.blkhub.contract.Contracts;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.mapping.Mappings;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of intake, delivery and upkeep share. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {
  @Bean
  DeliveryHeaderCodec deliveryHeaderCodec(Seal seal) {
    return new DeliveryHeaderCodec(seal);
  }

  @Bean
  Documents documents(Seal seal) {
    return new Documents(seal);
  }

  @Bean
  Receivers receivers(
      Contracts contracts, Mappings mappings, Clock clock, @Value("${hub.zone}") ZoneId zone) {
    return new Receivers(contracts, new Conditions(mappings), clock, zone);
  }

  @Bean
  SendLedger sendLedger(WithdrawalStore withdrawalStore) {
    return new SendLedger(withdrawalStore);
  }
}
