package id.blkhub.exchange;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.StrictJson;
import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.journal.JournalStore;
import id.blkhub.mapping.Mappings;
import id.blkhub.meter.MessageMeters;
import id.blkhub.partner.Partners;
import id.blkhub.queue.PoisonMessageHandler;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.SelectiveConsumer;
import id.blkhub.seal.Seal;
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

/** The steps under the names by which routes call them. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {
  /** Documents travel through the hub unchanged in their numbers. */
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Bean
  DeliveryHeaderCodec notes(Seal seal) {
    return new DeliveryHeaderCodec(seal);
  }

  @Bean
  Receivers receivers(
      Partners partners, Mappings mappings, Clock clock, @Value("${hub.zone}") ZoneId zone) {
    return new Receivers(partners, new Conditions(mappings), clock, zone);
  }

  @Bean
  Translation translation(Contracts contracts, Mappings mappings) {
    return new Translation(contracts, mappings);
  }

  @Bean
  Processor unwrap(
      StrictJson parser, Seal seal, @Value("${hub.largest-body:2097152}") int largest) {
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
  Processor correlate(Correlator correlator, Receivers receivers, Seal seal) {
    return step(IntakeBatch.class, new Correlate(correlator, receivers, seal)::correlate);
  }

  @Bean
  FunctionCounter redelivered(Correlator correlator, MeterRegistry registry) {
    return FunctionCounter.builder("blkhub.redelivered", correlator, Correlator::redelivered)
        .description("Messages the inbox had decided before a crash and decided the same again")
        .register(registry);
  }

  @Bean
  Documents documents(Seal seal) {
    return new Documents(seal, JSON);
  }

  @Bean
  Processor forward(
      Partners partners,
      Seal seal,
      Documents documents,
      DeliveryHeaderCodec deliveryHeaderCodec,
      Clock clock,
      @Value("${hub.waiting.timeout}") Duration waitingTimeout,
      @Value("${hub.zone}") ZoneId zone,
      MessageMeters meters) {
    Deliveries deliveries =
        new Deliveries(partners, documents, deliveryHeaderCodec, clock.withZone(zone));
    return step(
        IntakeBatch.class,
        new DispatchOutcomes(deliveries, seal, clock, waitingTimeout, meters)::forward);
  }

  @Bean
  Processor open(
      Documents documents,
      DeliveryHeaderCodec deliveryHeaderCodec,
      WithdrawalStore withdrawalStore) {
    DecryptDeliveries decryptDeliveries =
        new DecryptDeliveries(documents, deliveryHeaderCodec, new SendLedger(withdrawalStore));
    return step(QueueBatch.class, decryptDeliveries::open);
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
  Preview preview(Partners partners, Translation translation) {
    return new Preview(partners, translation);
  }

  @Bean
  Processor makeAvailable(Partners partners) {
    return step(DeliveryBatch.class, new MakeAvailable(partners, JSON)::makeAvailable);
  }

  @Bean
  Processor report(Clock clock, MessageMeters meters, WithdrawalStore withdrawalStore) {
    return step(DeliveryBatch.class, new SettleDeliveries(clock, meters, withdrawalStore)::report);
  }

  @Bean
  Processor withdraw(
      SelectiveConsumer queues,
      WithdrawalStore withdrawalStore,
      Partners partners,
      Contracts contracts,
      Seal seal,
      DeliveryHeaderCodec deliveryHeaderCodec,
      Clock clock,
      MessageMeters meters) {
    RemoveFromQueues removeFromQueues =
        new RemoveFromQueues(queues, withdrawalStore, seal, deliveryHeaderCodec, clock, meters);
    return step(
        QueueBatch.class,
        new CancelQueuedDeliveries(
                withdrawalStore, removeFromQueues, partners, contracts, clock, meters)
            ::withdraw);
  }

  @Bean
  SortOut sortOut(
      Correlator correlator,
      Seal seal,
      DeliveryHeaderCodec deliveryHeaderCodec,
      Clock clock,
      MessageMeters meters) {
    return new SortOut(correlator, seal, deliveryHeaderCodec, clock, meters);
  }

  @Bean
  Processor rejectOverdue(SortOut sortOut) {
    return step(QueueBatch.class, sortOut::overdue);
  }

  @Bean
  Processor reportExpired(SortOut sortOut) {
    return step(QueueBatch.class, sortOut::expired);
  }

  @Bean
  Processor parkDead(SortOut sortOut) {
    return step(QueueBatch.class, sortOut::dead);
  }

  @Bean
  Processor storeEvents(JournalStore journal) {
    return step(QueueBatch.class, new StoreEvents(journal)::store);
  }

  @Bean
  PoisonMessageHandler keep(
      Seal seal, DeliveryHeaderCodec deliveryHeaderCodec, Clock clock, MessageMeters meters) {
    return new QuarantineFailedMessage(seal, deliveryHeaderCodec, clock, meters);
  }

  @Bean
  ResubmissionFactory again(
      Seal seal, DeliveryHeaderCodec deliveryHeaderCodec, Partners partners, Clock clock) {
    return new ResubmissionFactory(seal, deliveryHeaderCodec, partners, clock);
  }

  @Bean
  Acknowledged acknowledged(
      DeliveryHeaderCodec deliveryHeaderCodec, Clock clock, MessageMeters meters) {
    return new Acknowledged(deliveryHeaderCodec, clock, meters);
  }

  private static <T> Processor step(Class<T> type, Function<T, ?> work) {
    return exchange ->
        exchange.getMessage().setBody(work.apply(type.cast(exchange.getMessage().getBody())));
  }
}
