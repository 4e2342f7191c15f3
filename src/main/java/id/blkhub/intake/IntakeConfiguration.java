package id.blkhub.intake;

import id.blkhub.contract.Contracts;
import id.blkhub.contract.StrictJson;
import id.blkhub.correlation.Correlator;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Documents;
import id.blkhub.exchange.Receivers;
import id.blkhub.meter.MessageMeters;
import id.blkhub.partner.Partners;
import id.blkhub.queue.QueueBatch;
import id.blkhub.seal.Seal;
import id.blkhub.translation.Translation;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Function;
import org.apache.camel.Processor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of intake under the names by which routes call them. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
  @Bean
  Processor unwrap(StrictJson parser, Seal seal, @Value("${hub.largest-body}") int largest) {
    return step(QueueBatch.class, new Unwrap(new ParseBody(parser, largest), seal)::unwrap);
  }

  @Bean
  Processor checkContract(Translation translation, Contracts contracts, Partners partners) {
    return step(IntakeBatch.class, new CheckContract(translation, contracts, partners)::check);
  }

  @Bean
  Processor canonicalise(
      Contracts contracts, Translation translation, Seal seal, Partners partners) {
    return step(
        IntakeBatch.class,
        new Canonicalise(contracts, translation, new ContentHash(seal), seal, partners)
            ::canonicalise);
  }

  @Bean
  Processor correlate(Correlator correlator, Partners partners, Receivers receivers, Seal seal) {
    return step(
        IntakeBatch.class,
        new Correlate(correlator, new ChooseReceivers(partners, receivers), seal)::correlate);
  }

  @Bean
  FunctionCounter redelivered(Correlator correlator, MeterRegistry registry) {
    return FunctionCounter.builder("blkhub.redelivered", correlator, Correlator::redelivered)
        .description("Messages the inbox had decided before a crash and decided the same again")
        .register(registry);
  }

  @Bean
  Processor forward(
      Partners partners,
      Seal seal,
      Documents documents,
      DeliveryHeaderCodec headers,
      Clock clock,
      @Value("${hub.waiting.timeout}") Duration waitingTimeout,
      @Value("${hub.zone}") ZoneId zone,
      MessageMeters meters) {
    Deliveries deliveries = new Deliveries(partners, documents, headers, clock.withZone(zone));
    return step(
        IntakeBatch.class,
        new DispatchOutcomes(deliveries, seal, clock, waitingTimeout, meters)::forward);
  }

  private static <T> Processor step(Class<T> type, Function<T, ?> work) {
    return exchange ->
        exchange.getMessage().setBody(work.apply(type.cast(exchange.getMessage().getBody())));
  }
}
