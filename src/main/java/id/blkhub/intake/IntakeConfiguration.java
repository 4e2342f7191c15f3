package id.blkhub.intake;

import id.blkhub.contract.Contracts;
import id.blkhub.contract.StrictJson;
import id.blkhub.correlation.Correlator;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Documents;
import id.blkhub.exchange.Receivers;
import id.blkhub.meter.MessageMeters;
import id.blkhub.partner.Partners;
import id.blkhub.seal.Seal;
import id.blkhub.step.RouteStep;
import id.blkhub.translation.Translation;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the steps of {@link IntakeSteps}; each bean has the name by which routes call it. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
  @Bean
  RouteStep<?, ?> readMessages(
      StrictJson parser, Seal seal, @Value("${hub.largest-body}") int largest) {
    return IntakeSteps.READ_MESSAGES.doing(new ReadMessages(parser, largest, seal)::read);
  }

  @Bean
  RouteStep<?, ?> checkContract(Translation translation, Contracts contracts, Partners partners) {
    return IntakeSteps.CHECK_CONTRACT.doing(
        new CheckContract(translation, contracts, partners)::check);
  }

  @Bean
  RouteStep<?, ?> mapToCanonical(
      Contracts contracts, Translation translation, Seal seal, Partners partners) {
    return IntakeSteps.MAP_TO_CANONICAL.doing(
        new MapToCanonical(contracts, translation, new ContentHash(seal), seal, partners)::map);
  }

  @Bean
  RouteStep<?, ?> correlateMessages(
      Correlator correlator,
      Partners partners,
      Receivers receivers,
      Seal seal,
      Contracts contracts,
      Translation translation) {
    return IntakeSteps.CORRELATE_MESSAGES.doing(
        new CorrelateMessages(
                correlator, new ChooseReceivers(partners, receivers, contracts), seal, translation)
            ::correlate);
  }

  @Bean
  FunctionCounter redelivered(Correlator correlator, MeterRegistry registry) {
    return FunctionCounter.builder("blkhub.redelivered", correlator, Correlator::redelivered)
        .description("Messages the inbox had decided before a crash and decided the same again")
        .register(registry);
  }

  @Bean
  DeliveryFactory deliveryFactory(
      Partners partners,
      Documents documents,
      DeliveryHeaderCodec headers,
      Clock clock,
      @Value("${hub.zone}") ZoneId zone) {
    return new DeliveryFactory(partners, documents, headers, clock.withZone(zone));
  }

  @Bean
  RouteStep<?, ?> dispatchOutcomes(
      DeliveryFactory deliveries,
      Seal seal,
      Clock clock,
      @Value("${hub.waiting.timeout}") Duration waitingTimeout,
      MessageMeters meters) {
    return IntakeSteps.DISPATCH_OUTCOMES.doing(
        new DispatchOutcomes(deliveries, seal, clock, waitingTimeout, meters)::dispatch);
  }
}
