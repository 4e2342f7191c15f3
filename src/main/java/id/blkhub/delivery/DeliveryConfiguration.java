package id.blkhub.delivery;

import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Documents;
import id.blkhub.exchange.Receivers;
import id.blkhub.exchange.SendLedger;
import id.blkhub.meter.MessageMeters;
import id.blkhub.partner.Partners;
import id.blkhub.queue.QueueBatch;
import id.blkhub.translation.Translation;
import java.time.Clock;
import java.util.function.Function;
import org.apache.camel.Processor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of delivery under the names by which routes call them. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
  @Bean
  Processor open(Documents documents, DeliveryHeaderCodec headers, SendLedger sendLedger) {
    return step(QueueBatch.class, new DecryptDeliveries(documents, headers, sendLedger)::open);
  }

  @Bean
  Processor checkAgreement(
      Partners partners,
      Receivers receivers,
      Correlator correlator,
      WithdrawalStore withdrawalStore) {
    return step(
        DeliveryBatch.class,
        new CheckAgreement(partners, receivers, correlator, withdrawalStore)::check);
  }

  @Bean
  Processor minimise(Partners partners) {
    return step(DeliveryBatch.class, new Minimise(partners)::minimise);
  }

  @Bean
  Processor mapOut(Translation translation, Partners partners) {
    return step(DeliveryBatch.class, new MapOut(translation, partners)::map);
  }

  @Bean
  Processor makeAvailable(Partners partners) {
    return step(DeliveryBatch.class, new MakeAvailable(partners, Documents.JSON)::makeAvailable);
  }

  @Bean
  Processor report(Clock clock, MessageMeters meters, WithdrawalStore withdrawalStore) {
    return step(DeliveryBatch.class, new SettleDeliveries(clock, meters, withdrawalStore)::report);
  }

  @Bean
  Acknowledged acknowledged(DeliveryHeaderCodec headers, Clock clock, MessageMeters meters) {
    return new Acknowledged(headers, clock, meters);
  }

  private static <T> Processor step(Class<T> type, Function<T, ?> work) {
    return exchange ->
        exchange.getMessage().setBody(work.apply(type.cast(exchange.getMessage().getBody())));
  }
}
