package id.blkhub.delivery;

import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Documents;
import id.blkhub.exchange.Receivers;
import id.blkhub.exchange.SendLedger;
import id.blkhub.meter.MessageMeters;
import id.blkhub.partner.Partners;
import id.blkhub.step.RouteStep;
import id.blkhub.translation.Translation;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the steps of {@link DeliverySteps}; each bean has the name by which routes call it. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
  @Bean
  CheckAgreement agreementCheck(
      Partners partners,
      Receivers receivers,
      Correlator correlator,
      WithdrawalStore withdrawals,
      SendLedger ledger) {
    return new CheckAgreement(partners, receivers, correlator, withdrawals, ledger);
  }

  @Bean
  RouteStep<?, ?> prepareDeliveries(
      Documents documents,
      DeliveryHeaderCodec headers,
      CheckAgreement agreement,
      Translation translation) {
    return DeliverySteps.PREPARE_DELIVERIES.doing(
        new PrepareDeliveries(
                new DecryptDeliveries(documents, headers),
                agreement,
                new Minimise(),
                new MapToPartner(translation))
            ::prepare);
  }

  @Bean
  RouteStep<?, ?> putOnPartnerQueue(Partners partners) {
    return DeliverySteps.PUT_ON_PARTNER_QUEUE.doing(new PutOnPartnerQueue(partners)::put);
  }

  @Bean
  RouteStep<?, ?> settleDeliveries(Clock clock, MessageMeters meters, SendLedger ledger) {
    return DeliverySteps.SETTLE_DELIVERIES.doing(
        new SettleDeliveries(clock, meters, ledger)::settle);
  }

  @Bean
  Acknowledged acknowledged(DeliveryHeaderCodec headers, Clock clock, MessageMeters meters) {
    return new Acknowledged(headers, clock, meters);
  }
}
